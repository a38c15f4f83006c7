package dev.millrace.migrate;

import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads visibility and extensibility from class files.
final class Access {
    /// Names the stability that Flink promises for a class or member.
    enum Promise {
        PUBLIC,
        EVOLVING,
        EXPERIMENTAL,
        INTERNAL,
        NONE
    }

    /// Matches the classes of the pattern matcher, which Flink does not annotate.
    private static final Pattern MATCHER =
            Pattern.compile("org/apache/flink/cep/(nfa/[A-Z].*|nfa/compiler/.*|nfa/sharedbuffer/.*|operator/.*)");

    private Access() {}

    static Promise promise(AttributedElement element) {
        List<Annotation> annotations = new ArrayList<>();
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(found -> annotations.addAll(found.annotations()));
        element.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .ifPresent(found -> annotations.addAll(found.annotations()));
        for (Annotation annotation : annotations) {
            switch (annotation.className().stringValue()) {
                case "Lorg/apache/flink/annotation/Public;" -> {
                    return Promise.PUBLIC;
                }
                case "Lorg/apache/flink/annotation/PublicEvolving;" -> {
                    return Promise.EVOLVING;
                }
                case "Lorg/apache/flink/annotation/Experimental;" -> {
                    return Promise.EXPERIMENTAL;
                }
                case "Lorg/apache/flink/annotation/Internal;" -> {
                    return Promise.INTERNAL;
                }
                default -> {}
            }
        }
        boolean isOfMatcher = element instanceof ClassModel model
                && MATCHER.matcher(model.thisClass().asInternalName()).matches();
        return isOfMatcher ? Promise.INTERNAL : Promise.NONE;
    }

    /// Returns the access flags of the source. A nested class's own flags lack protected, private and static.
    static int flags(ClassModel model) {
        return innerClass(model)
                .map(InnerClassInfo::flagsMask)
                .orElse(model.flags().flagsMask());
    }

    /// Returns a nested class's entry about itself.
    static Optional<InnerClassInfo> innerClass(ClassModel model) {
        return model.findAttribute(Attributes.innerClasses())
                .flatMap(attribute -> attribute.classes().stream()
                        .filter(each -> each.innerClass()
                                .asInternalName()
                                .equals(model.thisClass().asInternalName()))
                        .findFirst());
    }

    /// Returns the named classes that are directly nested in this one.
    static List<String> nested(ClassModel model) {
        List<String> names = new ArrayList<>();
        model.findAttribute(Attributes.innerClasses()).ifPresent(attribute -> {
            for (InnerClassInfo each : attribute.classes()) {
                boolean isDirect = each.outerClass()
                                .map(ClassEntry::asInternalName)
                                .equals(Optional.of(model.thisClass().asInternalName()))
                        && each.innerName().isPresent();
                if (isDirect) names.add(ClassFiles.name(each.innerClass().asInternalName()));
            }
        });
        return names;
    }

    static boolean is(int flags, int flag) {
        return (flags & flag) != 0;
    }

    /// Returns whether a program can name it, from outside or from a subclass.
    static boolean isVisible(int flags) {
        return is(flags, ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED) && !is(flags, ClassFile.ACC_SYNTHETIC);
    }

    /// Returns whether a program can write a subclass or an implementation.
    static boolean isExtensible(ClassModel model) {
        int flags = flags(model);
        if (is(flags, ClassFile.ACC_FINAL | ClassFile.ACC_ENUM | ClassFile.ACC_ANNOTATION)) return false;
        if (is(flags, ClassFile.ACC_INTERFACE)) return true;
        return model.methods().stream()
                .anyMatch(method ->
                        isConstructor(method) && isVisible(method.flags().flagsMask()));
    }

    static boolean isConstructor(MethodModel method) {
        return method.methodName().stringValue().equals("<init>");
    }

    /// Returns methods and constructors that a program can name, without internal and compiler-generated ones.
    static List<MethodModel> methods(ClassModel model) {
        return model.methods().stream()
                .filter(each -> isVisible(each.flags().flagsMask()))
                .filter(each -> !is(each.flags().flagsMask(), ClassFile.ACC_BRIDGE))
                .filter(each -> !each.methodName().stringValue().equals("<clinit>"))
                .filter(each -> isPromised(each, model))
                .toList();
    }

    /// A member may have a weaker promise than its class; then programs must not use the member.
    private static boolean isPromised(AttributedElement member, ClassModel model) {
        return switch (promise(member)) {
            case INTERNAL -> false;
            case EXPERIMENTAL -> promise(model) == Promise.EXPERIMENTAL;
            case PUBLIC, EVOLVING, NONE -> true;
        };
    }

    /// Returns fields that a program can name.
    static List<FieldModel> fields(ClassModel model) {
        return model.fields().stream()
                .filter(each -> isVisible(each.flags().flagsMask()))
                .filter(each -> isPromised(each, model))
                .toList();
    }

    /// Returns the superclass, if any, and then the interfaces.
    static List<String> parents(ClassModel model) {
        List<String> names = new ArrayList<>();
        model.superclass().ifPresent(each -> names.add(ClassFiles.name(each.asInternalName())));
        model.interfaces().forEach(each -> names.add(ClassFiles.name(each.asInternalName())));
        return names;
    }
}
