-- 各规则：涉及的文档、表的比例，问题条数，没有计分的另行注明
WITH total AS (SELECT count(*) AS n FROM all_projects WHERE copy_of IS NULL)
SELECT rule AS 代码,
       any_value(name ORDER BY name) AS 名称,
       count(*) FILTER (severity = 'error') AS 错误,
       count(*) FILTER (severity = 'warning') AS 警告,
       count(*) FILTER (severity = 'info') AS 提示,
       count(DISTINCT path) AS 文档数,
       count(DISTINCT (path, project_index)) FILTER (project_index IS NOT NULL) AS 表数,
       round(100 * 表数 / nullif(any_value(n), 0), 1) AS "占全部表%",
       CASE WHEN max(coalesce(loss, 0)) = 0 THEN '不计分' END AS 计分
FROM all_findings, total
WHERE copy_of IS NULL
GROUP BY rule
ORDER BY 表数 DESC, rule
