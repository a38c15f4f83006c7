package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.user.FunctionMethods;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.functions.ScalarFunction;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Generates calls of scalar functions of the program whose parameters and results are texts, numbers or booleans.
final class UserCallCode {
    private static final Set<Class<?>> PRIMITIVES = Set.of(int.class, long.class, double.class, boolean.class);

    private final GeneratedMethod method;
    private final Nodes nodes;
    private final CodeBuilder code;
    private final ArgumentCode arguments;
    private final ResultCode results;

    UserCallCode(GeneratedMethod method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.code = method.code();
        this.arguments = new ArgumentCode(method, nodes);
        this.results = new ResultCode(method, nodes);
    }

    /// Returns the value of a call; null if the interpreter must compute it.
    @Nullable
    Operand value(Expr.UserCall call) {
        UserFunction function = call.function();
        UserDefinedFunction instance = method.owner().interpreter().users().instance(function);
        if (!(instance instanceof ScalarFunction)) return null;
        MethodHandle handle =
                FunctionMethods.find(function, instance, "eval", FunctionMethods.classes(function.arguments()));
        Class<?> result = handle.type().returnType();
        if (result != String.class && !isNumber(result)) return null;
        List<Expr> casted = casted(call);
        for (int i = 0; i < casted.size(); i++) {
            if (!canLoad(casted.get(i).type(), handle.type().parameterType(i))) return null;
        }
        List<Operand> operands = new ArrayList<>();
        for (Expr each : casted) operands.add(nodes.value(each));
        for (int i = 0; i < operands.size(); i++) {
            boolean isPrimitive = handle.type().parameterType(i).isPrimitive();
            if (isPrimitive && operands.get(i).canBeNull()) return null;
        }
        return invoked(call, handle, casted, operands);
    }

    private static boolean isNumber(Class<?> type) {
        return PRIMITIVES.contains(primitive(type));
    }

    private static Class<?> primitive(Class<?> type) {
        return MethodType.methodType(type).unwrap().returnType();
    }

    private static List<Expr> casted(Expr.UserCall call) {
        List<Expr> casted = new ArrayList<>();
        for (int i = 0; i < call.operands().size(); i++) {
            Expr operand = call.operands().get(i);
            LogicalType wanted = call.function().arguments().get(i).getLogicalType();
            boolean isSame = operand.type().copy(true).equals(wanted.copy(true));
            casted.add(isSame || wanted.is(LogicalTypeRoot.NULL) ? operand : new Expr.Cast(operand, wanted, false));
        }
        return casted;
    }

    private boolean canLoad(LogicalType type, Class<?> parameter) {
        if (parameter == String.class) return arguments.canLoad(type, String.class, true);
        Class<?> primitive = primitive(parameter);
        return PRIMITIVES.contains(primitive) && matches(type, primitive) && arguments.canLoad(type, primitive, false);
    }

    private static boolean matches(LogicalType type, Class<?> primitive) {
        return switch (type.getTypeRoot()) {
            case INTEGER -> primitive == int.class;
            case BIGINT -> primitive == long.class;
            case DOUBLE -> primitive == double.class;
            case BOOLEAN -> primitive == boolean.class;
            default -> false;
        };
    }

    private Operand invoked(Expr.UserCall call, MethodHandle handle, List<Expr> casted, List<Operand> operands) {
        Class<?> result = handle.type().returnType();
        boolean canBeNull = results.canBeNull(result, call.type());
        Operand value = method.emitter().create(ColumnLayout.of(call.type()), canBeNull);
        if (canBeNull) method.storeNull(value);
        method.owner().load(code, handle, MethodHandle.class);
        for (int i = 0; i < operands.size(); i++) {
            load(operands.get(i), casted.get(i).type(), handle.type().parameterType(i));
        }
        code.invokevirtual(
                Descs.of(MethodHandle.class),
                "invokeExact",
                Descs.method(result, handle.type().parameterArray()));
        results.store(result, call.type(), value);
        return value;
    }

    private void load(Operand operand, LogicalType type, Class<?> parameter) {
        if (parameter == String.class) {
            arguments.load(operand, type, String.class, true);
            return;
        }
        Class<?> primitive = primitive(parameter);
        if (parameter.isPrimitive()) {
            arguments.load(operand, type, primitive, false);
            return;
        }
        Label isNull = code.newLabel();
        Label end = code.newLabel();
        if (operand.canBeNull()) code.iload(operand.nullSlot()).ifne(isNull);
        arguments.load(operand, type, primitive, false);
        method.call(parameter, "valueOf", parameter, primitive);
        if (operand.canBeNull())
            code.goto_(end).labelBinding(isNull).aconst_null().labelBinding(end);
    }
}
