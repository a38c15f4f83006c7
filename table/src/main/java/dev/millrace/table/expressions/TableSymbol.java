package dev.millrace.table.expressions;

/// Marks enumerations whose constants are arguments of functions, such as the unit of an interval.
public interface TableSymbol {}
