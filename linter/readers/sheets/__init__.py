"""Between file and station 1: what all spreadsheets share: number formats, merged cells, tables."""
