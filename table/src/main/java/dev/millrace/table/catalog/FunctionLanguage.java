package dev.millrace.table.catalog;

/// Distinguishes the languages of functions.
public enum FunctionLanguage {
    JAVA,
    SCALA,
    PYTHON
}
