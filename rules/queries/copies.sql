-- 内容完全相同的文档：统计时只算第一份
SELECT copy_of AS 原文档, path AS 重复的文档, unit AS 单位, year AS 年度, projects AS 表数
FROM all_documents
WHERE copy_of IS NOT NULL
ORDER BY copy_of, path
