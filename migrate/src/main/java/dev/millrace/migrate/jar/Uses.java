package dev.millrace.migrate.jar;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds the first use of a class or member in a class, for messages.
final class Uses {
    private Uses() {}

    static String ofMember(ClassModel user, MemberRefEntry member) {
        return first(user, element -> switch (element) {
            case InvokeInstruction call -> call.method().equals(member);
            case FieldInstruction field -> field.field().equals(member);
            default -> false;
        });
    }

    static String ofClass(ClassModel user, ClassDesc type) {
        return first(user, element -> switch (element) {
            case NewObjectInstruction made -> made.className().asSymbol().equals(type);
            case TypeCheckInstruction check -> check.type().asSymbol().equals(type);
            case InvokeInstruction call -> call.owner().asSymbol().equals(type);
            case FieldInstruction field -> field.owner().asSymbol().equals(type);
            default -> false;
        });
    }

    /// Returns whether a class is only named as the outer class of another class. The nested class may exist
    /// without it.
    static boolean isOnlyOuter(ClassModel user, ClassDesc type) {
        boolean isOuter = user.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(nested -> nested.classes().stream())
                .anyMatch(each -> each.outerClass()
                        .filter(outer -> outer.asSymbol().equals(type))
                        .isPresent());
        boolean isParent = Stream.concat(user.superclass().stream(), user.interfaces().stream())
                .anyMatch(above -> above.asSymbol().equals(type));
        String name = user.thisClass().asInternalName().replace('/', '.');
        return isOuter && !isParent && ofClass(user, type).equals(name);
    }

    private static String first(ClassModel user, Predicate<CodeElement> isUse) {
        String name = user.thisClass().asInternalName().replace('/', '.');
        for (MethodModel method : user.methods()) {
            CodeModel code = method.code().orElse(null);
            if (code == null) continue;
            int line = 0;
            for (CodeElement element : code) {
                if (element instanceof LineNumber number) line = number.line();
                if (isUse.test(element)) {
                    return name + "." + method.methodName().stringValue() + (line == 0 ? "" : ", line " + line);
                }
            }
        }
        return name;
    }
}
