package dev.millrace.migrate.export;

import dev.millrace.migrate.export.ExportProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/// Finds lambdas whose types Flink cannot determine. Flink reads the types from the generic signature of a lambda's
/// method, which the compiler does not write; Millrace determines them at run time.
final class LambdaTypes {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    /// The method that the compiler adds to deserialize lambdas; it repeats all lambdas of the class.
    private static final String DESERIALIZE = "$deserializeLambda$";

    private static final String FUNCTIONS = "dev/millrace/api/function/";
    private static final String API = "dev/millrace/api/";
    private static final String COLLECTOR = "dev/millrace/api/util/Collector";
    private static final String TYPE = "dev/millrace/api/type/TypeInformation";
    private static final String OPERATOR = "dev/millrace/api/SingleOutputStreamOperator";
    /// The functions from whose returned value Flink determines a type.
    private static final Set<String> RETURNING = Set.of(
            FUNCTIONS + "MapFunction",
            FUNCTIONS + "KeySelector",
            FUNCTIONS + "JoinFunction",
            FUNCTIONS + "CrossFunction");

    private static final Set<String> PROPERTIES = Set.of(
            "name",
            "uid",
            "uidHash",
            "setParallelism",
            "setMaxParallelism",
            "setDescription",
            "disableChaining",
            "startNewChain",
            "forceNonParallel",
            "slotSharingGroup");

    private final ExportedClasses program;
    private final ClassNode user;
    private final List<ExportProblem> problems = new ArrayList<>();

    private LambdaTypes(ExportedClasses program, ClassNode user) {
        this.program = program;
        this.user = user;
    }

    /// Returns the lambdas of a class whose types are unknown and are not stated by the program.
    static List<ExportProblem> unknown(ExportedClasses program, ClassNode user) {
        LambdaTypes types = new LambdaTypes(program, user);
        for (MethodNode each : user.methods) if (!each.name.equals(DESERIALIZE)) types.check(each);
        return types.problems;
    }

    private void check(MethodNode method) {
        int line = 0;
        for (AbstractInsnNode each : method.instructions) {
            if (each instanceof LineNumberNode number) line = number.line;
            if (!(each instanceof InvokeDynamicInsnNode lambda) || !isFunction(lambda)) continue;
            String place = user.name.replace('/', '.') + "." + method.name + (line == 0 ? "" : ", line " + line);
            check(lambda, (Handle) lambda.bsmArgs[1], place);
        }
    }

    private static boolean isFunction(InvokeDynamicInsnNode call) {
        String made = Type.getReturnType(call.desc).getDescriptor();
        return call.bsm.getOwner().equals(FACTORY) && made.startsWith("L" + API);
    }

    private void check(InvokeDynamicInsnNode lambda, Handle method, String place) {
        String function = Type.getReturnType(lambda.desc).getInternalName();
        ClassNode owner = program.find(method.getOwner());
        MethodNode body = owner == null ? null : ExportedClasses.method(owner, method.getName(), method.getDesc());
        String unknown = body != null && body.signature != null ? null : unknown(function, method);
        if (unknown == null || isTypeStated(lambda, function)) return;
        String name = function.substring(function.lastIndexOf('/') + 1);
        String fix = name.equals("KeySelector")
                ? "pass the type to keyBy as its second argument"
                : "call .returns(...) after the step, or pass the type to the step";
        problems.add(new ExportProblem(
                Kind.TYPE,
                "Flink cannot determine the type parameters of " + simple(unknown) + " in a lambda for " + name + ": "
                        + fix,
                place));
    }

    /// Returns the class whose type parameters Flink misses; null if it misses none.
    private @Nullable String unknown(String function, Handle method) {
        if (RETURNING.contains(function)) {
            Type returned = method.getTag() == Opcodes.H_NEWINVOKESPECIAL
                    ? Type.getObjectType(method.getOwner())
                    : Type.getReturnType(method.getDesc());
            return isGeneric(returned) ? returned.getInternalName() : null;
        }
        for (Type each : Type.getArgumentTypes(method.getDesc())) {
            boolean isCollector =
                    each.getSort() == Type.OBJECT && each.getInternalName().equals(COLLECTOR);
            if (isCollector) return COLLECTOR;
        }
        return null;
    }

    private boolean isGeneric(Type type) {
        if (type.getSort() != Type.OBJECT) return false;
        ClassNode own = program.find(type.getInternalName());
        if (own != null) return own.signature != null && own.signature.startsWith("<");
        try {
            ClassLoader loader = LambdaTypes.class.getClassLoader();
            return Class.forName(type.getClassName(), false, loader).getTypeParameters().length > 0;
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }

    /// Returns whether the step that takes the lambda also takes a type, or `returns` follows.
    private static boolean isTypeStated(InvokeDynamicInsnNode lambda, String function) {
        boolean isTaken = false;
        for (AbstractInsnNode each = lambda.getNext(); each != null; each = each.getNext()) {
            if (!(each instanceof MethodInsnNode call) || !call.owner.startsWith(API)) continue;
            if (!isTaken) {
                if (!call.desc.contains("L" + function + ";")) continue;
                if (call.desc.contains("L" + TYPE + ";")) return true;
                isTaken = true;
            } else if (call.owner.equals(OPERATOR) && call.name.equals("returns")) {
                return true;
            } else if (isStep(call)) {
                return false;
            }
        }
        return false;
    }

    /// Returns whether a call continues the stream, so that Flink needs its type. A call that only sets a property of
    /// the step does not continue the stream.
    private static boolean isStep(MethodInsnNode call) {
        boolean isOfStream = call.owner.matches("dev/millrace/api/\\w*(Stream|Operator|Source)");
        boolean setsProperty = call.owner.equals(OPERATOR)
                && Type.getReturnType(call.desc).getInternalName().equals(OPERATOR)
                && PROPERTIES.contains(call.name);
        return isOfStream && !setsProperty;
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }
}
