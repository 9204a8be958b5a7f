-- 读到了但没有识别出绩效目标表的文档
SELECT path AS 文档, unit AS 单位, format AS 格式, array_to_string(notes, '；') AS 说明
FROM documents
WHERE status <> 'unreadable' AND coalesce(projects, 0) = 0
ORDER BY path
