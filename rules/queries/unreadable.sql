-- 未能检查或只检查了一部分的文档和原因
SELECT path AS 文档,
       CASE status WHEN 'unreadable' THEN '未能检查' ELSE '检查了一部分' END AS 状态,
       format AS 格式,
       reason AS 原因
FROM documents
WHERE status <> 'checked'
ORDER BY status DESC, path
