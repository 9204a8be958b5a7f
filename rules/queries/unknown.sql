-- 未判断：各规则有多少处因为没有识别出所需的内容而没有判断
WITH each AS (SELECT path, unnest(unknown) AS u FROM documents)
SELECT u.rule AS 代码, sum(u.count) AS 处数, count(*) AS 文档数
FROM each
GROUP BY u.rule
ORDER BY 处数 DESC, 代码
