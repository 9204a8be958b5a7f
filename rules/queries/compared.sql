-- 通过比较不同文档才能看出的问题：套用、照抄上年、疑似重复立项等（都不计分）
SELECT rule AS 代码, path AS 文档, unit AS 单位, project_name AS 项目, place AS 位置,
       message AS 问题, related[1].path AS 对应文档, related[1].place AS 对应位置
FROM all_findings
WHERE origin = 'corpus'
ORDER BY rule, path, project_index, row, message
