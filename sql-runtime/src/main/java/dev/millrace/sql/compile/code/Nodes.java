package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.GeneratedCode;
import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.function.JavaValues;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.VarCharType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Generates the code of expressions. Each node becomes instructions that leave its value in variables.
final class Nodes {
    private final GeneratedMethod method;
    private final Set<Expr> outlined;
    private final Emitter emitter;
    private final CodeBuilder code;
    private final Boxes boxes;
    private final LogicCode logic;
    private final ComparisonCode comparisons;
    private final ArithmeticCode arithmetic;
    private final CastCode casts;
    private final TextCode texts;
    private final FunctionCode functions;
    private final UserCallCode users;

    /// Creates the generator of a method.
    ///
    /// @param outlined the expressions that become methods of their own
    Nodes(GeneratedMethod method, Set<Expr> outlined) {
        this.method = method;
        this.outlined = outlined;
        this.emitter = method.emitter();
        this.code = method.code();
        this.boxes = new Boxes(method);
        this.logic = new LogicCode(method, this);
        this.comparisons = new ComparisonCode(method, this);
        this.arithmetic = new ArithmeticCode(method, this);
        this.casts = new CastCode(method, this);
        this.texts = new TextCode(method, this);
        this.functions = new FunctionCode(method, this);
        this.users = new UserCallCode(method, this);
    }

    Boxes boxes() {
        return boxes;
    }

    ComparisonCode comparisons() {
        return comparisons;
    }

    /// Returns the variables of the value of an expression, which the generated code computes if it is not known.
    Operand value(Expr expression) {
        Operand known = method.known(expression);
        if (known != null) return known;
        Operand value = outlined.contains(expression) ? outlined(expression) : inline(expression);
        if (Purity.isDeterministic(expression)) method.remember(expression, value);
        return value;
    }

    /// Returns the value of an expression within this method, even if it has a method of its own.
    Operand inline(Expr expression) {
        Operand constant = Purity.isConstant(expression) ? constant(expression) : null;
        if (constant != null) return constant;
        Operand compiled = switch (expression) {
            case Expr.Column column -> method.column(column);
            case Expr.Literal literal -> literal(literal.value(), literal.type());
            case Expr.Symbol symbol -> literal(symbol.name(), VarCharType.STRING_TYPE);
            case Expr.Cast cast -> casts.value(cast);
            case Expr.Case choice -> logic.choice(choice);
            case Expr.Field _ -> null;
            case Expr.UserCall call -> users.value(call);
            case Expr.Call call -> call(call);
        };
        return compiled == null ? interpreted(expression) : compiled;
    }

    /// Returns the value of an expression that reads no columns, computed once; null if it fails.
    private @Nullable Operand constant(Expr expression) {
        Object value;
        try {
            value = method.owner().interpreter().constant(expression);
        } catch (RuntimeException failed) {
            return null;
        }
        return literal(value, expression.type());
    }

    private @Nullable Operand call(Expr.Call call) {
        Operand value = logic.value(call);
        if (value == null) value = comparisons.value(call);
        if (value == null) value = arithmetic.value(call);
        if (value == null) value = texts.value(call);
        return value == null ? functions.value(call) : value;
    }

    private Operand literal(@Nullable Object value, LogicalType type) {
        Object internal = JavaValues.toInternal(value, type);
        ColumnLayout kind = ColumnLayout.of(type);
        Operand operand = emitter.create(kind, internal == null);
        if (internal == null) {
            method.storeNull(operand);
            return operand;
        }
        if (kind == ColumnLayout.BYTES) {
            byte[] bytes = internal instanceof StringData text ? text.toBytes() : (byte[]) internal;
            method.owner().load(code, method.owner().interned(new Bytes(bytes)).bytes(), byte[].class);
            emitter.storeArray(operand);
            return operand;
        }
        boxes.loadConstant(internal, type);
        emitter.store(operand);
        return operand;
    }

    /// Compares arrays by their content, so that equal texts are one constant.
    private record Bytes(byte[] bytes) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /// Returns the value of an expression that the interpreter computes.
    Operand interpreted(Expr expression) {
        Evaluation evaluation = method.owner().evaluation(expression);
        code.aload(0);
        method.owner().load(code, evaluation, Evaluation.class);
        code.aload(method.batch()).iload(method.row());
        code.invokevirtual(
                Descs.of(GeneratedCode.class),
                "interpreted",
                Descs.method(Object.class, Evaluation.class, ColumnBatch.class, int.class));
        return boxes.unboxed(expression.type());
    }

    private Operand outlined(Expr expression) {
        ColumnLayout kind = ColumnLayout.of(expression.type());
        String name = method.owner().outline(expression);
        Operand value = emitter.create(kind, true);
        code.aload(0).aload(method.batch()).iload(method.row());
        code.invokevirtual(method.owner().self(), name, PartCode.type(kind));
        if (kind == ColumnLayout.BYTES) {
            code.dup2().l2i().istore(value.end());
            code.bipush(Integer.SIZE).lushr().l2i().istore(value.start());
            code.aload(0).getfield(method.owner().self(), "text", Descs.of(byte[].class));
            code.astore(value.slot());
        } else {
            emitter.store(value);
        }
        if (kind == ColumnLayout.OBJECT) return value;
        code.aload(0).getfield(method.owner().self(), "nullFlag", Descs.of(int.class));
        code.istore(value.nullSlot());
        return value;
    }

    /// Returns the value of an expression in another type, as a selection between values casts it.
    Operand valueAs(Expr expression, LogicalType type) {
        boolean isSame = expression.type().copy(true).equals(type.copy(true));
        return value(isSame ? expression : new Expr.Cast(expression, type, false));
    }

    /// Computes a value from operands. If one of them is NULL, it is NULL and the computation does not run.
    ///
    /// @param result the variables of the value, which have one for NULL if an operand can be NULL
    /// @param computation stores the value, and marks it as present
    Operand strict(List<Operand> operands, Operand result, Runnable computation) {
        if (operands.stream().noneMatch(Operand::canBeNull)) {
            computation.run();
            return result;
        }
        Label end = code.newLabel();
        method.storeNull(result);
        for (Operand each : operands) emitter.jumpIfNull(each, end);
        computation.run();
        code.labelBinding(end);
        return result;
    }

    /// Returns variables for the result of a computation from operands.
    Operand result(ColumnLayout kind, List<Operand> operands) {
        return emitter.create(kind, operands.stream().anyMatch(Operand::canBeNull));
    }
}
