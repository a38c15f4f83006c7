package dev.millrace.table.types.logical;

/// Marks enumerations whose constants are arguments of functions, such as the unit of an interval.
public interface TableSymbol {}
