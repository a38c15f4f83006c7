package dev.millrace.sql.expression;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.function.Casts;
import dev.millrace.sql.function.FunctionRegistry;
import dev.millrace.sql.function.JavaValues;
import dev.millrace.sql.function.ScalarFunctionMethod;
import dev.millrace.sql.user.AsyncOptions;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.VarCharType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns expressions into objects that evaluate them. Thread-safe, as these objects are.
public final class Interpreter {
    private final FunctionRegistry functions;
    private final SessionTime time;
    private final Casts casts;
    private final FunctionInstances users;
    private final AsyncOptions scalarCalls;
    private final AsyncOptions tableCalls;

    /// Creates an interpreter for a session.
    public Interpreter(FunctionRegistry functions, SessionTime time) {
        this(functions, time, FunctionInstances.DETACHED, AsyncOptions.USUAL, AsyncOptions.USUAL);
    }

    /// Creates an interpreter for a session.
    ///
    /// @param users provides the functions of the program
    /// @param scalarCalls says how asynchronous scalar functions are called
    /// @param tableCalls says how asynchronous table functions are called
    public Interpreter(
            FunctionRegistry functions,
            SessionTime time,
            FunctionInstances users,
            AsyncOptions scalarCalls,
            AsyncOptions tableCalls) {
        this.users = users;
        this.scalarCalls = scalarCalls;
        this.tableCalls = tableCalls;
        this.functions = functions;
        this.time = time;
        this.casts = new Casts(time.zone());
    }

    /// Returns how asynchronous scalar functions are called.
    public AsyncOptions scalarCalls() {
        return scalarCalls;
    }

    /// Returns how asynchronous table functions are called.
    public AsyncOptions tableCalls() {
        return tableCalls;
    }

    /// Returns an object that evaluates the call of an asynchronous function in two steps.
    public AsyncEvaluation asynchronous(Expr.UserCall call) {
        return new UserCalls(this, users).asynchronous(call);
    }

    /// Returns an object that evaluates the expression.
    public Evaluation evaluation(Expr expression) {
        return switch (expression) {
            case Expr.Literal literal -> {
                Object value = JavaValues.toInternal(literal.value(), literal.type());
                yield _ -> value;
            }
            case Expr.Column column -> RowData.createFieldGetter(column.type(), column.index())::getFieldOrNull;
            case Expr.Field field -> field(field);
            case Expr.Cast cast -> cast(cast);
            case Expr.Case choice -> choice(choice);
            case Expr.Symbol symbol -> {
                StringData name = StringData.fromString(symbol.name());
                yield _ -> name;
            }
            case Expr.UserCall call -> new UserCalls(this, users).evaluation(call);
            case Expr.Call call -> call(call);
        };
    }

    private Evaluation field(Expr.Field field) {
        Evaluation row = evaluation(field.row());
        RowData.FieldGetter getter = RowData.createFieldGetter(field.type().copy(true), field.index());
        return input -> row.of(input) instanceof RowData data ? getter.getFieldOrNull(data) : null;
    }

    private Evaluation cast(Expr.Cast cast) {
        Evaluation operand = evaluation(cast.operand());
        var from = cast.operand().type();
        if (!cast.isTry()) return row -> casts.cast(operand.of(row), from, cast.type());
        return row -> {
            Object value = operand.of(row);
            try {
                return casts.cast(value, from, cast.type());
            } catch (MillraceException failed) {
                return null;
            }
        };
    }

    private Evaluation choice(Expr.Case choice) {
        List<Evaluation> conditions = new ArrayList<>();
        List<Evaluation> values = new ArrayList<>();
        for (Expr.Branch each : choice.branches()) {
            conditions.add(evaluation(each.condition()));
            values.add(cast(each.value(), choice));
        }
        Evaluation otherwise = cast(choice.otherwise(), choice);
        return row -> {
            for (int i = 0; i < conditions.size(); i++)
                if (Boolean.TRUE.equals(conditions.get(i).of(row)))
                    return values.get(i).of(row);
            return otherwise.of(row);
        };
    }

    /// Returns the evaluation of a part whose value becomes the value of the whole.
    private Evaluation cast(Expr part, Expr whole) {
        boolean isSame = part.type().copy(true).equals(whole.type().copy(true));
        return isSame ? evaluation(part) : cast(new Expr.Cast(part, whole.type(), false));
    }

    private Evaluation call(Expr.Call call) {
        List<Evaluation> operands = operands(call);
        Evaluation own = own(call, operands);
        return own != null ? own : new MethodCalls(functions, casts).find(call, operands);
    }

    private List<Evaluation> operands(Expr.Call call) {
        return call.operands().stream()
                .map(operand -> isSelection(call) ? cast(operand, call) : evaluation(operand))
                .toList();
    }

    /// Returns the evaluation of a call of a function that is no method of a library, or else null.
    private @Nullable Evaluation own(Expr.Call call, List<Evaluation> operands) {
        Evaluation found = LogicCalls.find(call, operands);
        if (found == null) found = CollectionCalls.find(call, operands);
        Operands typed = new Operands(call, operands, casts);
        if (found == null) found = ArrayCalls.find(typed);
        if (found == null) found = MapCalls.find(typed);
        if (found == null) found = JsonCalls.find(typed);
        if (found == null) found = MiscellaneousCalls.find(typed);
        return found == null ? TimeCalls.find(typed, time) : found;
    }

    /// Returns the method that computes a call; empty if the interpreter computes the call itself.
    public Optional<ScalarFunctionMethod> method(Expr.Call call) {
        if (MethodCalls.isArithmetic(call) || own(call, operands(call)) != null) return Optional.empty();
        return functions.find(call.function(), MethodCalls.argumentTypes(call));
    }

    /// Returns the functions of the program.
    public FunctionInstances users() {
        return users;
    }

    /// Returns the casts of the session.
    public Casts casts() {
        return casts;
    }

    /// Returns whether the result is one of the operands.
    private static boolean isSelection(Expr.Call call) {
        return switch (call.function()) {
            case "COALESCE", "IFNULL", "GREATEST", "LEAST" -> true;
            default -> false;
        };
    }

    /// Returns the value of an expression without columns.
    public @Nullable Object constant(Expr expression) {
        return evaluation(expression).of(new GenericRowData(0));
    }

    /// Returns the text of a value, as CAST to STRING gives it.
    public @Nullable String text(@Nullable Object value, LogicalType type) {
        Object text = casts.cast(value, type, VarCharType.STRING_TYPE);
        return text == null ? null : text.toString();
    }
}
