package dev.millrace.table.functions;

/// Lists functions of bitmaps. Programs name them as members of [BuiltInFunctionDefinitions].
public abstract sealed class BitmapFunctionDefinitions extends NumberFunctionDefinitions
        permits CollectionFunctionDefinitions {
    /// Is `BITMAP_AND(...)`.
    public static final BuiltInFunctionDefinition BITMAP_AND = scalar("BITMAP_AND", "BITMAP_AND({*})", 2, 2);

    /// Is `BITMAP_ANDNOT(...)`.
    public static final BuiltInFunctionDefinition BITMAP_ANDNOT = scalar("BITMAP_ANDNOT", "BITMAP_ANDNOT({*})", 2, 2);

    /// Is `BITMAP_OR(...)`.
    public static final BuiltInFunctionDefinition BITMAP_OR = scalar("BITMAP_OR", "BITMAP_OR({*})", 2, 2);

    /// Is `BITMAP_XOR(...)`.
    public static final BuiltInFunctionDefinition BITMAP_XOR = scalar("BITMAP_XOR", "BITMAP_XOR({*})", 2, 2);

    /// Is `BITMAP_BUILD(...)`.
    public static final BuiltInFunctionDefinition BITMAP_BUILD = scalar("BITMAP_BUILD", "BITMAP_BUILD({*})", 1, 1);

    /// Is `BITMAP_CARDINALITY(...)`.
    public static final BuiltInFunctionDefinition BITMAP_CARDINALITY =
            scalar("BITMAP_CARDINALITY", "BITMAP_CARDINALITY({*})", 1, 1);

    /// Is `BITMAP_FROM_BYTES(...)`.
    public static final BuiltInFunctionDefinition BITMAP_FROM_BYTES =
            scalar("BITMAP_FROM_BYTES", "BITMAP_FROM_BYTES({*})", 1, 1);

    /// Is `BITMAP_TO_ARRAY(...)`.
    public static final BuiltInFunctionDefinition BITMAP_TO_ARRAY =
            scalar("BITMAP_TO_ARRAY", "BITMAP_TO_ARRAY({*})", 1, 1);

    /// Is `BITMAP_TO_BYTES(...)`.
    public static final BuiltInFunctionDefinition BITMAP_TO_BYTES =
            scalar("BITMAP_TO_BYTES", "BITMAP_TO_BYTES({*})", 1, 1);

    /// Is `BITMAP_TO_STRING(...)`.
    public static final BuiltInFunctionDefinition BITMAP_TO_STRING =
            scalar("BITMAP_TO_STRING", "BITMAP_TO_STRING({*})", 1, 1);

    /// Is `BITMAP_BUILD_AGG(...)`.
    public static final BuiltInFunctionDefinition BITMAP_BUILD_AGG =
            aggregate("BITMAP_BUILD_AGG", "BITMAP_BUILD_AGG({*})", 1, 1);

    /// Is `BITMAP_BUILD_CARDINALITY_AGG(...)`.
    public static final BuiltInFunctionDefinition BITMAP_BUILD_CARDINALITY_AGG =
            aggregate("BITMAP_BUILD_CARDINALITY_AGG", "BITMAP_BUILD_CARDINALITY_AGG({*})", 1, 1);

    /// Is `BITMAP_AND_AGG(...)`.
    public static final BuiltInFunctionDefinition BITMAP_AND_AGG =
            aggregate("BITMAP_AND_AGG", "BITMAP_AND_AGG({*})", 1, 1);

    /// Is `BITMAP_AND_CARDINALITY_AGG(...)`.
    public static final BuiltInFunctionDefinition BITMAP_AND_CARDINALITY_AGG =
            aggregate("BITMAP_AND_CARDINALITY_AGG", "BITMAP_AND_CARDINALITY_AGG({*})", 1, 1);

    /// Is `BITMAP_OR_AGG(...)`.
    public static final BuiltInFunctionDefinition BITMAP_OR_AGG =
            aggregate("BITMAP_OR_AGG", "BITMAP_OR_AGG({*})", 1, 1);

    /// Is `BITMAP_OR_CARDINALITY_AGG(...)`.
    public static final BuiltInFunctionDefinition BITMAP_OR_CARDINALITY_AGG =
            aggregate("BITMAP_OR_CARDINALITY_AGG", "BITMAP_OR_CARDINALITY_AGG({*})", 1, 1);

    /// Is `BITMAP_XOR_AGG(...)`.
    public static final BuiltInFunctionDefinition BITMAP_XOR_AGG =
            aggregate("BITMAP_XOR_AGG", "BITMAP_XOR_AGG({*})", 1, 1);

    /// Is `BITMAP_XOR_CARDINALITY_AGG(...)`.
    public static final BuiltInFunctionDefinition BITMAP_XOR_CARDINALITY_AGG =
            aggregate("BITMAP_XOR_CARDINALITY_AGG", "BITMAP_XOR_CARDINALITY_AGG({*})", 1, 1);

    BitmapFunctionDefinitions() {}
}
