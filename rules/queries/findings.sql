-- 一条规则的全部问题：从数字找到单元格
-- $rule: 规则代码，例如 FML01
SELECT path AS 文档, unit AS 单位, project_name AS 项目, place AS 位置, text AS 原文,
       message AS 问题
FROM all_findings
WHERE rule = upper($rule)
ORDER BY path, project_index, row, message
