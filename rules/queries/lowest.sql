-- 得分最低的五十张表
SELECT path AS 文档, unit AS 单位, project_index AS 表, name AS 项目名称, score AS 得分,
       errors AS 错误, warnings AS 警告
FROM all_projects
WHERE copy_of IS NULL AND score IS NOT NULL
ORDER BY score, path, project_index
LIMIT 50
