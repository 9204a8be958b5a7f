-- 一份文档的各张表：得分和扣分
-- $path: 文档路径，可以只写一部分
SELECT path AS 文档, project_index AS 表, name AS 项目名称, budget AS "预算（万元）",
       indicators AS 指标数, score AS 得分, lost_head AS 基本信息扣分,
       lost_goals AS 绩效目标扣分, lost_rows AS 指标扣分, errors AS 错误, warnings AS 警告
FROM all_projects
WHERE contains(path, $path)
ORDER BY path, project_index
