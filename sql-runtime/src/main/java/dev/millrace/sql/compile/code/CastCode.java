package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.Digits;
import dev.millrace.sql.compile.support.TextBytes;
import dev.millrace.sql.compile.support.Values;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.function.Casts;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.lang.classfile.CodeBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Generates casts.
final class CastCode {
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final int MILLIS_DIGITS = 3;

    private final GeneratedMethod method;
    private final Nodes nodes;
    private final Emitter emitter;
    private final CodeBuilder code;
    private final NumberCode numbers;

    CastCode(GeneratedMethod method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.emitter = method.emitter();
        this.code = method.code();
        this.numbers = new NumberCode(method);
    }

    @Nullable
    Operand value(Expr.Cast cast) {
        LogicalType from = cast.operand().type();
        LogicalType to = cast.type();
        if (from.is(LogicalTypeRoot.DISTINCT_TYPE) || to.is(LogicalTypeRoot.DISTINCT_TYPE)) return null;
        Operand operand = nodes.value(cast.operand());
        if (isKept(from, to)) return operand;
        Operand result = switch (to.getTypeRoot()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE -> toNumber(operand, from, to);
            case DECIMAL -> toDecimal(operand, from, to);
            case BOOLEAN -> toBoolean(operand, from);
            case VARCHAR -> toText(operand, from, to);
            case DATE, TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> toTime(operand, from, to);
            default -> null;
        };
        return result == null ? general(operand, cast) : result;
    }

    /// Returns whether a cast changes nothing.
    private static boolean isKept(LogicalType from, LogicalType to) {
        boolean isPlain = switch (to.getTypeRoot()) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    FLOAT,
                    DOUBLE,
                    DATE,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME -> true;
            default -> false;
        };
        if (isPlain) return from.getTypeRoot() == to.getTypeRoot();
        boolean areTimestamps = Types.isTimestamp(to) && from.getTypeRoot() == to.getTypeRoot();
        if (areTimestamps)
            return LogicalTypeChecks.getPrecision(from) <= LogicalTypeChecks.getPrecision(to)
                    && ColumnLayout.of(from) == ColumnLayout.of(to);
        boolean isText = to.is(LogicalTypeRoot.VARCHAR) && from.is(LogicalTypeRoot.VARCHAR);
        if (isText) return LogicalTypeChecks.getLength(from) <= LogicalTypeChecks.getLength(to);
        return Types.isShortDecimal(to) && from.copy(true).equals(to.copy(true));
    }

    private @Nullable Operand toNumber(Operand operand, LogicalType from, LogicalType to) {
        boolean isWhole = Types.isInteger(from) || from.is(LogicalTypeRoot.BOOLEAN);
        if (!isWhole && !Types.isApproximate(from) && !Types.isShortDecimal(from)) return null;
        if (Types.isShortDecimal(from) && to.is(LogicalTypeRoot.FLOAT)) return null;
        Operand result = emitter.create(ColumnLayout.of(to), false).withNull(operand.nullSlot());
        if (to.is(LogicalTypeRoot.DOUBLE)) loadDouble(operand, from);
        else if (to.is(LogicalTypeRoot.FLOAT)) loadFloat(operand);
        else loadInteger(operand, from, to);
        emitter.store(result);
        return result;
    }

    private void loadDouble(Operand operand, LogicalType from) {
        if (operand.kind() == ColumnLayout.BOOLEAN) code.iload(operand.slot()).i2d();
        else numbers.loadDouble(operand, from);
    }

    private void loadFloat(Operand operand) {
        emitter.load(operand);
        switch (operand.kind()) {
            case LONG -> code.l2f();
            case DOUBLE -> code.d2f();
            case FLOAT -> {}
            default -> code.i2f();
        }
    }

    private void loadInteger(Operand operand, LogicalType from, LogicalType to) {
        boolean isLong = to.is(LogicalTypeRoot.BIGINT);
        emitter.load(operand);
        switch (operand.kind()) {
            case LONG -> {
                if (from.is(LogicalTypeRoot.DECIMAL)) {
                    code.loadConstant(Types.scale(from));
                    method.call(Digits.class, "whole", long.class, long.class, int.class);
                }
                numbers.narrowLong(to);
            }
            case DOUBLE -> {
                if (isLong) code.d2l();
                else code.d2i();
                numbers.narrowInt(to);
            }
            case FLOAT -> {
                if (isLong) code.f2l();
                else code.f2i();
                numbers.narrowInt(to);
            }
            default -> {
                if (isLong) code.i2l();
                numbers.narrowInt(to);
            }
        }
    }

    private @Nullable Operand toDecimal(Operand operand, LogicalType from, LogicalType to) {
        if (!Types.isShortDecimal(to) || !Types.isExactLong(from)) return null;
        Operand result = emitter.create(ColumnLayout.LONG, true);
        return nodes.strict(List.of(operand), result, () -> {
            numbers.loadLong(operand);
            code.loadConstant(Types.scale(from)).loadConstant(Types.scale(to)).loadConstant(Types.precision(to));
            method.call(Digits.class, "rescaled", long.class, long.class, int.class, int.class, int.class);
            code.dup2().loadConstant(Digits.NONE).lcmp();
            emitter.pushIf(Emitter.Jump.ZERO);
            code.istore(result.nullSlot());
            emitter.store(result);
        });
    }

    private @Nullable Operand toBoolean(Operand operand, LogicalType from) {
        if (!Types.isExactLong(from)) return null;
        Operand result = emitter.create(ColumnLayout.BOOLEAN, false).withNull(operand.nullSlot());
        numbers.loadLong(operand);
        code.lconst_0().lcmp();
        emitter.pushIf(Emitter.Jump.NOT_ZERO);
        emitter.store(result);
        return result;
    }

    private @Nullable Operand toText(Operand operand, LogicalType from, LogicalType to) {
        if (!Types.isText(from)) return null;
        int length = LogicalTypeChecks.getLength(to);
        if (length == Integer.MAX_VALUE) return operand;
        Operand result = emitter.create(ColumnLayout.BYTES, false).withNull(operand.nullSlot());
        emitter.load(operand);
        code.pop2();
        code.iload(operand.start());
        emitter.load(operand);
        code.loadConstant(length);
        method.call(TextBytes.class, "cut", int.class, byte[].class, int.class, int.class, int.class);
        emitter.store(result);
        return result;
    }

    private @Nullable Operand toTime(Operand operand, LogicalType from, LogicalType to) {
        ColumnLayout kind = ColumnLayout.of(to);
        boolean isDate = from.is(LogicalTypeRoot.DATE) && to.is(LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE);
        boolean isTimestamp = from.is(LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE);
        boolean isSame = from.getTypeRoot() == to.getTypeRoot();
        boolean isLong = operand.kind() == ColumnLayout.LONG;
        Operand result = emitter.create(kind, false).withNull(operand.nullSlot());
        if (isDate && kind == ColumnLayout.LONG) {
            code.iload(operand.slot()).i2l().loadConstant(MILLIS_PER_DAY).lmul();
        } else if (isTimestamp && isLong && to.is(LogicalTypeRoot.DATE)) {
            code.lload(operand.slot()).loadConstant(MILLIS_PER_DAY);
            method.call(Math.class, "floorDiv", long.class, long.class, long.class);
            code.l2i();
        } else if (isSame && isLong && kind == ColumnLayout.LONG) {
            long unit = Digits.power(MILLIS_DIGITS - LogicalTypeChecks.getPrecision(to));
            code.lload(operand.slot()).loadConstant(unit);
            method.call(Math.class, "floorDiv", long.class, long.class, long.class);
            code.loadConstant(unit).lmul();
        } else {
            return null;
        }
        emitter.store(result);
        return result;
    }

    /// Casts objects as the interpreter does.
    private Operand general(Operand operand, Expr.Cast cast) {
        Casts casts = method.owner().interpreter().casts();
        LogicalType from = cast.operand().type();
        nodes.boxes().box(operand, from);
        method.owner().load(code, casts, Casts.class);
        method.owner().load(code, from);
        method.owner().load(code, cast.type());
        method.call(
                Values.class,
                cast.isTry() ? "tryCast" : "cast",
                Object.class,
                Object.class,
                Casts.class,
                LogicalType.class,
                LogicalType.class);
        return nodes.boxes().unboxed(cast.type());
    }
}
