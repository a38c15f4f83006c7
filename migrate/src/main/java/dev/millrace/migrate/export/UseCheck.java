package dev.millrace.migrate.export;

import dev.millrace.migrate.export.ExportProblem.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/// Finds what a class of a program uses and Flink does not have. Each class or member is reported once per class of
/// the program, at its first use.
final class UseCheck {
    private static final Pattern OPTION = Pattern.compile("millrace\\.[a-z][a-z0-9.-]*");

    private final ExportedClasses program;
    private final MissingInFlink missing;
    private final ClassNode user;
    private final Map<String, ExportProblem> found = new LinkedHashMap<>();
    private String place;

    private UseCheck(ExportedClasses program, MissingInFlink missing, ClassNode user) {
        this.program = program;
        this.missing = missing;
        this.user = user;
        this.place = dotted(user.name);
    }

    static List<ExportProblem> of(ExportedClasses program, MissingInFlink missing, ClassNode user) {
        UseCheck check = new UseCheck(program, missing, user);
        check.checkDeclaration();
        for (MethodNode each : user.methods) check.checkMethod(each);
        return List.copyOf(check.found.values());
    }

    private void checkDeclaration() {
        for (FieldNode each : user.fields) checkType(Type.getType(each.desc));
        Stream.concat(Stream.ofNullable(user.superName), user.interfaces.stream())
                .forEach(each -> {
                    checkClass(each);
                    if (isOurs(each) && missing.isFinal(each)) note(Kind.MISSING, name(each) + " cannot be extended");
                });
        boolean isConcrete = (user.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0;
        if (!isConcrete) return;
        Set<String> asked = new HashSet<>();
        for (String above : program.outside(user.name)) {
            for (String each : missing.abstracts(above)) if (asked.add(each)) checkAbstract(above, each);
        }
    }

    /// If the class has a superclass of Flink, the superclass may implement the methods of interfaces.
    private void checkAbstract(String above, String method) {
        int type = method.indexOf('(');
        String superclass = program.superclass(user);
        boolean mayBeInherited = isOurs(superclass) && !superclass.equals(above);
        if (mayBeInherited || program.implementsMethod(user, method.substring(0, type), method.substring(type))) return;
        note(Kind.MISSING, name(above) + " demands the method " + readable(method) + " of its implementations");
    }

    private void checkMethod(MethodNode method) {
        place = dotted(user.name) + "." + method.name;
        checkType(Type.getMethodType(method.desc));
        for (AbstractInsnNode each : method.instructions) {
            switch (each) {
                case LineNumberNode line -> place = dotted(user.name) + "." + method.name + ", line " + line.line;
                case MethodInsnNode call -> checkMember(call.owner, call.name, call.desc, false);
                case FieldInsnNode access -> checkMember(access.owner, access.name, access.desc, true);
                case TypeInsnNode type -> checkType(Type.getObjectType(type.desc));
                case MultiANewArrayInsnNode type -> checkType(Type.getType(type.desc));
                case LdcInsnNode constant -> checkConstant(constant.cst);
                case InvokeDynamicInsnNode dynamic -> {
                    checkType(Type.getMethodType(dynamic.desc));
                    for (Object argument : dynamic.bsmArgs) checkConstant(argument);
                }
                default -> {}
            }
        }
    }

    private void checkConstant(Object value) {
        switch (value) {
            case Type type -> checkType(type);
            case Handle handle -> checkHandle(handle);
            case String text -> checkText(text);
            default -> {}
        }
    }

    private void checkHandle(Handle handle) {
        boolean isField = handle.getTag() <= Opcodes.H_PUTSTATIC;
        checkMember(handle.getOwner(), handle.getName(), handle.getDesc(), isField);
    }

    private void checkText(String text) {
        String name = text.replace('.', '/');
        if (OPTION.matcher(text).matches()) note(Kind.IGNORED, "the option " + text + " has no effect on Flink");
        boolean looksLikeClass = text.matches("dev\\.millrace(\\.[a-z][a-z0-9]*)*\\.[A-Z][\\w$]*");
        if (looksLikeClass && program.find(name) == null) checkClass(name);
    }

    private void checkMember(String owner, String name, String descriptor, boolean isField) {
        if (owner.startsWith("[")) {
            checkType(Type.getObjectType(owner));
            return;
        }
        if (isOurs(owner) && missing.isClass(owner)) {
            checkClass(owner);
            return;
        }
        if (program.declares(owner, name, descriptor, isField)) return;
        for (String above : program.outside(owner)) {
            if (!isOurs(above)) continue;
            boolean isMissing =
                    isField ? missing.isField(above, name, descriptor) : missing.isMethod(above, name, descriptor);
            if (isMissing) {
                String member = isField ? name : readable(name + descriptor);
                note(Kind.MISSING, name(above) + "." + member + " does not exist in Flink");
            }
        }
    }

    private void checkType(Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> checkType(type.getElementType());
            case Type.METHOD -> {
                checkType(type.getReturnType());
                for (Type each : type.getArgumentTypes()) checkType(each);
            }
            case Type.OBJECT -> checkClass(type.getInternalName());
            default -> {}
        }
    }

    private void checkClass(String name) {
        if (isOurs(name) && missing.isClass(name)) note(Kind.MISSING, name(name) + " does not exist in Flink");
    }

    private boolean isOurs(String internalName) {
        return internalName.startsWith(ExportNames.OWN_PATH) && program.find(internalName) == null;
    }

    private void note(Kind kind, String text) {
        found.putIfAbsent(text, new ExportProblem(kind, text, place));
    }

    private static String name(String internalName) {
        return dotted(internalName).replace('$', '.');
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }

    /// Returns a method with parameter types as in source code, without packages.
    private static String readable(String method) {
        int type = method.indexOf('(');
        String parameters = Stream.of(Type.getArgumentTypes(method.substring(type)))
                .map(each -> simple(each.getClassName()))
                .collect(Collectors.joining(", "));
        return method.substring(0, type).replace("<init>", "constructor") + "(" + parameters + ")";
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
