-- 各地区（来源下的第一级文件夹）：单位数、表数、得分、有错误的表的比例
SELECT coalesce(area, '（不在文件夹中）') AS 地区,
       count(DISTINCT unit) AS 单位数,
       count(DISTINCT path) AS 文档数,
       count(*) AS 表数,
       round(median(score), 1) AS 得分中位数,
       round(100 * avg((errors > 0)::INT), 1) AS "有错误的表%"
FROM all_projects
WHERE copy_of IS NULL
GROUP BY area
ORDER BY 得分中位数 DESC NULLS LAST, "有错误的表%", 地区
