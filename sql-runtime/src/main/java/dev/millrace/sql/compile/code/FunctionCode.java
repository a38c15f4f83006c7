package dev.millrace.sql.compile.code;

import dev.millrace.column.ColumnLayout;
import dev.millrace.sql.compile.support.Values;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.function.FunctionAccess;
import dev.millrace.sql.function.ScalarFunctionMethod;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Generates calls of functions that are Java methods.
final class FunctionCode {
    /// The length of texts that fit into a class file, whatever their characters are.
    private static final int CONSTANT_MAX = 10_000;

    private final GeneratedMethod method;
    private final Nodes nodes;
    private final Emitter emitter;
    private final CodeBuilder code;
    private final ArgumentCode arguments;
    private final ResultCode results;

    FunctionCode(GeneratedMethod method, Nodes nodes) {
        this.method = method;
        this.nodes = nodes;
        this.emitter = method.emitter();
        this.code = method.code();
        this.arguments = new ArgumentCode(method, nodes);
        this.results = new ResultCode(method, nodes);
    }

    @Nullable
    Operand value(Expr.Call call) {
        boolean hasZone = isZoned(call.type()) || call.operands().stream().anyMatch(each -> isZoned(each.type()));
        if (hasZone) return null;
        ScalarFunctionMethod function =
                method.owner().interpreter().method(call).orElse(null);
        if (function == null) return null;
        List<Operand> operands = new ArrayList<>();
        for (Expr each : call.operands()) operands.add(nodes.value(each));
        return isDirect(function, call) ? direct(function, call, operands) : general(function, call, operands);
    }

    private static boolean isZoned(LogicalType type) {
        return type.is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
    }

    /// Returns whether generated code can call the method, and convert all its arguments.
    private boolean isDirect(ScalarFunctionMethod function, Expr.Call call) {
        Method java = function.method();
        boolean isPublic = Modifier.isPublic(java.getModifiers())
                && Modifier.isPublic(java.getDeclaringClass().getModifiers());
        boolean isNear = java.getDeclaringClass().getPackage() == FunctionAccess.class.getPackage()
                && !Modifier.isPrivate(java.getModifiers());
        if (!isPublic && !isNear || !results.canStore(java.getReturnType())) return false;
        for (int i = 0; i < call.operands().size(); i++) {
            boolean isNullable = function.acceptsNull();
            if (!arguments.canLoad(call.operands().get(i).type(), parameter(java, i), isNullable)) return false;
        }
        return true;
    }

    private static Class<?> parameter(Method java, int i) {
        Class<?>[] parameters = java.getParameterTypes();
        boolean isRest = java.isVarArgs() && i >= parameters.length - 1;
        return isRest ? parameters[parameters.length - 1].getComponentType() : parameters[i];
    }

    private Operand direct(ScalarFunctionMethod function, Expr.Call call, List<Operand> operands) {
        boolean canBeNull = results.canBeNull(function.method().getReturnType(), call.type())
                || !function.acceptsNull() && operands.stream().anyMatch(Operand::canBeNull);
        Operand result = emitter.create(ColumnLayout.of(call.type()), canBeNull);
        if (function.acceptsNull()) {
            if (canBeNull) method.storeNull(result);
            invoke(function, call, operands, result);
            return result;
        }
        return nodes.strict(operands, result, () -> {
            if (canBeNull && operands.stream().noneMatch(Operand::canBeNull)) method.storeNull(result);
            invoke(function, call, operands, result);
        });
    }

    private void invoke(ScalarFunctionMethod function, Expr.Call call, List<Operand> operands, Operand result) {
        Method java = function.method();
        int fixed = java.isVarArgs() ? java.getParameterCount() - 1 : java.getParameterCount();
        for (int i = 0; i < fixed; i++) load(function, call, operands, i);
        if (java.isVarArgs()) loadRest(function, call, operands, fixed);
        code.invokestatic(
                Descs.of(java.getDeclaringClass()),
                java.getName(),
                Descs.method(java.getReturnType(), java.getParameterTypes()),
                java.getDeclaringClass().isInterface());
        results.store(java.getReturnType(), call.type(), result);
    }

    private void load(ScalarFunctionMethod function, Expr.Call call, List<Operand> operands, int i) {
        Class<?> parameter = parameter(function.method(), i);
        LogicalType type = call.operands().get(i).type();
        boolean isConstantText = parameter == String.class
                && call.operands().get(i) instanceof Expr.Literal literal
                && literal.value() instanceof String text
                && text.length() <= CONSTANT_MAX;
        if (isConstantText) {
            code.loadConstant(String.valueOf(((Expr.Literal) call.operands().get(i)).value()));
            return;
        }
        arguments.load(operands.get(i), type, parameter, function.acceptsNull());
    }

    private void loadRest(ScalarFunctionMethod function, Expr.Call call, List<Operand> operands, int fixed) {
        Class<?>[] parameters = function.method().getParameterTypes();
        Class<?> component = parameters[fixed].getComponentType();
        code.loadConstant(operands.size() - fixed);
        if (component.isPrimitive()) code.newarray(TypeKind.from(Descs.of(component)));
        else code.anewarray(Descs.of(component));
        for (int i = fixed; i < operands.size(); i++) {
            code.dup().loadConstant(i - fixed);
            load(function, call, operands, i);
            code.arrayStore(TypeKind.from(Descs.of(component)));
        }
    }

    /// Calls the function with objects, as the interpreter does.
    private Operand general(ScalarFunctionMethod function, Expr.Call call, List<Operand> operands) {
        List<LogicalType> types = call.operands().stream().map(Expr::type).toList();
        code.loadConstant(operands.size()).anewarray(Descs.of(Object.class));
        for (int i = 0; i < operands.size(); i++) {
            code.dup().loadConstant(i);
            nodes.boxes().box(operands.get(i), types.get(i));
            code.aastore();
        }
        method.owner().load(code, function, ScalarFunctionMethod.class);
        method.owner().load(code, method.owner().interned(types), List.class);
        method.owner().load(code, call.type());
        method.call(
                Values.class,
                "call",
                Object.class,
                Object[].class,
                ScalarFunctionMethod.class,
                List.class,
                LogicalType.class);
        return nodes.boxes().unboxed(call.type());
    }
}
