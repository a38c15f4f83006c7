package dev.millrace.table.types.logical;

/// Has a method for each class of types. [LogicalType#accept] calls the method of its class.
///
/// @param <R> what the methods return
public interface LogicalTypeVisitor<R> {
    /// Visits a type.
    R visit(CharType type);

    /// Visits a type.
    R visit(VarCharType type);

    /// Visits a type.
    R visit(BooleanType type);

    /// Visits a type.
    R visit(BinaryType type);

    /// Visits a type.
    R visit(VarBinaryType type);

    /// Visits a type.
    R visit(DecimalType type);

    /// Visits a type.
    R visit(TinyIntType type);

    /// Visits a type.
    R visit(SmallIntType type);

    /// Visits a type.
    R visit(IntType type);

    /// Visits a type.
    R visit(BigIntType type);

    /// Visits a type.
    R visit(FloatType type);

    /// Visits a type.
    R visit(DoubleType type);

    /// Visits a type.
    R visit(DateType type);

    /// Visits a type.
    R visit(TimeType type);

    /// Visits a type.
    R visit(TimestampType type);

    /// Visits a type.
    R visit(ZonedTimestampType type);

    /// Visits a type.
    R visit(LocalZonedTimestampType type);

    /// Visits a type.
    R visit(YearMonthIntervalType type);

    /// Visits a type.
    R visit(DayTimeIntervalType type);

    /// Visits a type.
    R visit(ArrayType type);

    /// Visits a type.
    R visit(MultisetType type);

    /// Visits a type.
    R visit(MapType type);

    /// Visits a type.
    R visit(RowType type);

    /// Visits a type.
    R visit(DistinctType type);

    /// Visits a type.
    R visit(StructuredType type);

    /// Visits a type.
    R visit(NullType type);

    /// Visits a type.
    R visit(RawType<?> type);

    /// Visits a type.
    R visit(SymbolType<?> type);

    /// Visits a type. Visitors that do not know it visit it as a [LogicalType].
    default R visit(DescriptorType type) {
        return visit((LogicalType) type);
    }

    /// Visits a type. Visitors that do not know it visit it as a [LogicalType].
    default R visit(VariantType type) {
        return visit((LogicalType) type);
    }

    /// Visits a type. Visitors that do not know it visit it as a [LogicalType].
    default R visit(BitmapType type) {
        return visit((LogicalType) type);
    }

    /// Visits a type of another class.
    R visit(LogicalType other);
}
