-- 各年度：单位数、表数、得分、有错误的表的比例
SELECT year AS 年度,
       count(DISTINCT unit) AS 单位数,
       count(DISTINCT path) AS 文档数,
       count(*) AS 表数,
       round(median(score), 1) AS 得分中位数,
       round(100 * avg((errors > 0)::INT), 1) AS "有错误的表%"
FROM all_projects
WHERE copy_of IS NULL
GROUP BY year
ORDER BY year NULLS LAST
