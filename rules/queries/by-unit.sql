-- 各单位：表数、得分、有错误的表的比例（按比例排，不按条数排；重复的文档只算一次）
SELECT coalesce(unit, '（未识别单位）') AS 单位,
       area AS 地区,
       count(*) AS 表数,
       round(median(score), 1) AS 得分中位数,
       round(100 * avg((errors > 0)::INT), 1) AS "有错误的表%",
       round(avg(errors), 2) AS 每表错误,
       round(avg(warnings), 2) AS 每表警告
FROM all_projects
WHERE copy_of IS NULL
GROUP BY unit, area
ORDER BY 得分中位数 DESC NULLS LAST, "有错误的表%", 单位, 地区
