package dev.millrace.table.types.logical.utils;

import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BinaryType;
import dev.millrace.table.types.logical.BitmapType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.CharType;
import dev.millrace.table.types.logical.DateType;
import dev.millrace.table.types.logical.DayTimeIntervalType;
import dev.millrace.table.types.logical.DecimalType;
import dev.millrace.table.types.logical.DistinctType;
import dev.millrace.table.types.logical.DoubleType;
import dev.millrace.table.types.logical.FloatType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LocalZonedTimestampType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeVisitor;
import dev.millrace.table.types.logical.MapType;
import dev.millrace.table.types.logical.MultisetType;
import dev.millrace.table.types.logical.NullType;
import dev.millrace.table.types.logical.RawType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.SmallIntType;
import dev.millrace.table.types.logical.StructuredType;
import dev.millrace.table.types.logical.SymbolType;
import dev.millrace.table.types.logical.TimeType;
import dev.millrace.table.types.logical.TimestampType;
import dev.millrace.table.types.logical.TinyIntType;
import dev.millrace.table.types.logical.VarBinaryType;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.YearMonthIntervalType;
import dev.millrace.table.types.logical.ZonedTimestampType;

/// Calls one method for all types whose own method a subclass does not override.
///
/// @param <R> what the methods return
public abstract class LogicalTypeDefaultVisitor<R> implements LogicalTypeVisitor<R> {
    @Override
    public R visit(CharType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(VarCharType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(BooleanType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(BinaryType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(VarBinaryType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(DecimalType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(TinyIntType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(SmallIntType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(IntType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(BigIntType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(FloatType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(DoubleType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(DateType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(TimeType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(TimestampType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(ZonedTimestampType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(LocalZonedTimestampType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(YearMonthIntervalType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(DayTimeIntervalType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(ArrayType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(MultisetType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(MapType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(RowType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(DistinctType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(StructuredType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(NullType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(RawType<?> type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(SymbolType<?> type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(BitmapType type) {
        return defaultMethod(type);
    }

    @Override
    public R visit(LogicalType other) {
        return defaultMethod(other);
    }

    /// Visits a type whose own method is not overridden.
    protected abstract R defaultMethod(LogicalType logicalType);
}
