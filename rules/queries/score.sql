-- 得分的由来：每张表扣分的各项，各项按最重的问题只扣一次（基本信息共20分，扣完为止）
-- $path: 文档路径，可以只写一部分
WITH item AS (
    SELECT path, project_index, unnest(items) AS item, rule, name, severity, loss, message
    FROM findings
    WHERE contains(path, $path) AND loss > 0
), worst AS (
    SELECT path, project_index, item, max(loss) AS loss, count(*) AS times,
           first(severity ORDER BY loss DESC, rule, message) AS severity,
           first(rule || ' ' || name ORDER BY loss DESC, rule, message) AS rule,
           first(message ORDER BY loss DESC, rule, message) AS message
    FROM item
    GROUP BY path, project_index, item
)
SELECT p.path AS 文档, p.project_index AS 表, p.name AS 项目名称, p.score AS 得分,
       part_of(item) AS 部分, item AS 项,
       round(points_lost(item, loss, p.indicators), 2) AS 扣分,
       CASE severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' ELSE '提示' END AS 级别,
       rule AS 规则, message AS 问题, times AS 问题数
FROM worst w JOIN projects p USING (path, project_index)
ORDER BY p.path, p.project_index, 扣分 DESC, item
