package dev.millrace.table.types.logical;

/// Names the classes of values within the engine. Types know them by name only, because these classes know the types.
enum ValueClasses {
    TEXT("StringData"),
    DECIMAL("DecimalData"),
    TIMESTAMP("TimestampData"),
    ARRAY("ArrayData"),
    MAP("MapData"),
    ROW("RowData"),
    RAW("RawValueData");

    private final String className;

    ValueClasses(String simpleName) {
        this.className = "dev.millrace.table.data." + simpleName;
    }

    boolean is(Class<?> type) {
        return type.getName().equals(className);
    }
}
