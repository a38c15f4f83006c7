package dev.millrace.table.functions;

/// Lists aggregates, and operators that only lists of columns contain. Programs name them as
/// members of [BuiltInFunctionDefinitions].
public abstract sealed class AggregateFunctionDefinitions extends CollectionFunctionDefinitions
        permits BuiltInFunctionDefinitions {
    /// Is `AVG(...)`.
    public static final BuiltInFunctionDefinition AVG = aggregate("avg", "AVG({*})", 1, 1);

    /// Is `COUNT(a)`.
    public static final BuiltInFunctionDefinition COUNT = aggregate("count", "COUNT({0})", 1, 1);

    /// Is `MAX(...)`.
    public static final BuiltInFunctionDefinition MAX = aggregate("max", "MAX({*})", 1, 1);

    /// Is `MIN(...)`.
    public static final BuiltInFunctionDefinition MIN = aggregate("min", "MIN({*})", 1, 1);

    /// Is `FIRST_VALUE(...)`.
    public static final BuiltInFunctionDefinition FIRST_VALUE = aggregate("first_value", "FIRST_VALUE({*})", 0, ANY);

    /// Is `LAST_VALUE(...)`.
    public static final BuiltInFunctionDefinition LAST_VALUE = aggregate("last_value", "LAST_VALUE({*})", 0, ANY);

    /// Is `LEAD(...)`.
    public static final BuiltInFunctionDefinition LEAD = aggregate("lead", "LEAD({*})", 1, 3);

    /// Is `LAG(...)`.
    public static final BuiltInFunctionDefinition LAG = aggregate("lag", "LAG({*})", 1, 3);

    /// Is `LISTAGG(...)`.
    public static final BuiltInFunctionDefinition LISTAGG = aggregate("listAgg", "LISTAGG({*})", 2, 2);

    /// Is `SUM(...)`.
    public static final BuiltInFunctionDefinition SUM = aggregate("sum", "SUM({*})", 1, 1);

    /// Is `SUM0(...)`.
    public static final BuiltInFunctionDefinition SUM0 = aggregate("sum0", "SUM0({*})", 1, 1);

    /// Is `STDDEV_POP(...)`.
    public static final BuiltInFunctionDefinition STDDEV_POP = aggregate("stddevPop", "STDDEV_POP({*})", 1, 1);

    /// Is `STDDEV_SAMP(...)`.
    public static final BuiltInFunctionDefinition STDDEV_SAMP = aggregate("stddevSamp", "STDDEV_SAMP({*})", 1, 1);

    /// Is `VAR_POP(...)`.
    public static final BuiltInFunctionDefinition VAR_POP = aggregate("varPop", "VAR_POP({*})", 1, 1);

    /// Is `VAR_SAMP(...)`.
    public static final BuiltInFunctionDefinition VAR_SAMP = aggregate("varSamp", "VAR_SAMP({*})", 1, 1);

    /// Is `COLLECT(...)`.
    public static final BuiltInFunctionDefinition COLLECT = aggregate("collect", "COLLECT({*})", 1, 1);

    /// Is `DISTINCT a`.
    public static final BuiltInFunctionDefinition DISTINCT = aggregate("distinct", "DISTINCT {0}", 1, 1);

    /// Is `PERCENTILE(...)`.
    public static final BuiltInFunctionDefinition PERCENTILE = aggregate("PERCENTILE", "PERCENTILE({*})", 2, 3);

    /// Is `a.start`.
    public static final BuiltInFunctionDefinition WINDOW_START = other("start", "{0}.start", 1, 1);

    /// Is `a.end`.
    public static final BuiltInFunctionDefinition WINDOW_END = other("end", "{0}.end", 1, 1);

    /// Is `a ASC`.
    public static final BuiltInFunctionDefinition ORDER_ASC = other("asc", "{0} ASC", 1, 1);

    /// Is `a DESC`.
    public static final BuiltInFunctionDefinition ORDER_DESC = other("desc", "{0} DESC", 1, 1);

    /// Is `a.proctime`.
    public static final BuiltInFunctionDefinition PROCTIME = other("proctime", "{0}.proctime", 1, 1);

    /// Is `a.rowtime`.
    public static final BuiltInFunctionDefinition ROWTIME = other("rowtime", "{0}.rowtime", 1, 1);

    /// Is `a OVER b`.
    public static final BuiltInFunctionDefinition OVER = other("over", "{0} OVER {1}", 4, ANY);

    /// Is `withColumns(...)`.
    public static final BuiltInFunctionDefinition WITH_COLUMNS = other("withColumns", "withColumns({*})", 0, ANY);

    /// Is `withoutColumns(...)`.
    public static final BuiltInFunctionDefinition WITHOUT_COLUMNS =
            other("withoutColumns", "withoutColumns({*})", 0, ANY);

    /// Is `a AS b`.
    public static final BuiltInFunctionDefinition AS = other("as", "{0} AS {1}", 2, ANY);

    /// Is `range(a, b)`.
    public static final BuiltInFunctionDefinition RANGE_TO = other("rangeTo", "range({0}, {1})", 0, ANY);

    AggregateFunctionDefinitions() {}
}
