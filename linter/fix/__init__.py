"""Between reports and commands: corrected and commented copies, never the document itself."""
