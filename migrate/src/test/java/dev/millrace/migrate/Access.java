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

/// What class files say about who may see and extend what.
final class Access {
    /// What Flink promises about a class or member.
    enum Promise {
        PUBLIC,
        EVOLVING,
        EXPERIMENTAL,
        INTERNAL,
        NONE
    }

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
        return Promise.NONE;
    }

    /// The access flags as the source has them: a nested class's own flags leave out protected, private and static.
    static int flags(ClassModel model) {
        return innerClass(model)
                .map(InnerClassInfo::flagsMask)
                .orElse(model.flags().flagsMask());
    }

    /// The entry of a nested class about itself.
    static Optional<InnerClassInfo> innerClass(ClassModel model) {
        return model.findAttribute(Attributes.innerClasses())
                .flatMap(attribute -> attribute.classes().stream()
                        .filter(each -> each.innerClass()
                                .asInternalName()
                                .equals(model.thisClass().asInternalName()))
                        .findFirst());
    }

    /// The named classes that stand directly in this one's body.
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

    /// Whether a program can name it, from outside or from a subclass.
    static boolean isVisible(int flags) {
        return is(flags, ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED) && !is(flags, ClassFile.ACC_SYNTHETIC);
    }

    /// Whether a program can write a class that extends or implements it.
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

    /// Methods and constructors that a program can name, those left out that Flink keeps to itself and those that a
    /// compiler wrote.
    static List<MethodModel> methods(ClassModel model) {
        return model.methods().stream()
                .filter(each -> isVisible(each.flags().flagsMask()))
                .filter(each -> !is(each.flags().flagsMask(), ClassFile.ACC_BRIDGE))
                .filter(each -> !each.methodName().stringValue().equals("<clinit>"))
                .filter(each -> isPromised(each, model))
                .toList();
    }

    /// A member may be promised less than its class: then it is nobody's to rely on.
    private static boolean isPromised(AttributedElement member, ClassModel model) {
        return switch (promise(member)) {
            case INTERNAL -> false;
            case EXPERIMENTAL -> promise(model) == Promise.EXPERIMENTAL;
            case PUBLIC, EVOLVING, NONE -> true;
        };
    }

    /// Fields that a program can name.
    static List<FieldModel> fields(ClassModel model) {
        return model.fields().stream()
                .filter(each -> isVisible(each.flags().flagsMask()))
                .filter(each -> isPromised(each, model))
                .toList();
    }

    /// The superclass, if any, then the interfaces.
    static List<String> parents(ClassModel model) {
        List<String> names = new ArrayList<>();
        model.superclass().ifPresent(each -> names.add(ClassFiles.name(each.asInternalName())));
        model.interfaces().forEach(each -> names.add(ClassFiles.name(each.asInternalName())));
        return names;
    }
}
