package dev.millrace.migrate;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds members of a class and its supertypes.
final class Inheritance {
    private final ClassFiles classes;

    Inheritance(ClassFiles classes) {
        this.classes = classes;
    }

    /// Returns the method that a call resolves to. Methods of Object do not count, because a class with its own
    /// `equals` does not match one without.
    Optional<MethodModel> method(ClassModel start, String name, String descriptor) {
        List<MethodModel> found = methods(start, name, descriptor);
        return found.stream()
                .filter(each -> !Access.is(each.flags().flagsMask(), ClassFile.ACC_ABSTRACT))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /// Returns the method as written in the source, without compiler-generated bridge methods.
    Optional<MethodModel> written(ClassModel start, String name, String descriptor) {
        return methods(start, name, descriptor).stream()
                .filter(each -> !Access.is(each.flags().flagsMask(), ClassFile.ACC_SYNTHETIC))
                .findFirst();
    }

    private List<MethodModel> methods(ClassModel start, String name, String descriptor) {
        List<MethodModel> found = new ArrayList<>();
        for (ClassModel model : lineage(start)) {
            boolean isObject = model.thisClass().asInternalName().equals("java/lang/Object");
            if (isObject || name.equals("<init>") && model != start) continue;
            model.methods().stream()
                    .filter(each -> each.methodName().equalsString(name))
                    .filter(each -> each.methodType().equalsString(descriptor))
                    .filter(each -> Access.is(each.flags().flagsMask(), ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED))
                    .forEach(found::add);
        }
        return found;
    }

    /// Returns the field that an access resolves to.
    Optional<FieldModel> field(ClassModel start, String name, String descriptor) {
        return lineage(start).stream()
                .flatMap(model -> model.fields().stream())
                .filter(each -> each.fieldName().equalsString(name))
                .filter(each -> each.fieldType().equalsString(descriptor))
                .findFirst();
    }

    /// Returns a class, its superclasses from the nearest on, and then all their interfaces.
    List<ClassModel> lineage(ClassModel start) {
        Set<String> seen = new LinkedHashSet<>();
        List<ClassModel> lineage = new ArrayList<>();
        Optional<ClassModel> open = Optional.of(start);
        while (open.isPresent()) {
            ClassModel model = open.get();
            lineage.add(model);
            seen.add(model.thisClass().asInternalName());
            open = model.superclass().flatMap(each -> classes.find(ClassFiles.name(each.asInternalName())));
        }
        for (int next = 0; next < lineage.size(); next++) {
            for (var each : lineage.get(next).interfaces()) {
                if (seen.add(each.asInternalName())) {
                    classes.find(ClassFiles.name(each.asInternalName())).ifPresent(lineage::add);
                }
            }
        }
        return lineage;
    }

    /// Returns the names of a class and all its supertypes.
    Set<String> names(ClassModel start) {
        Set<String> names = new LinkedHashSet<>();
        for (ClassModel model : lineage(start)) {
            names.add(ClassFiles.name(model.thisClass().asInternalName()));
            names.addAll(Access.parents(model));
        }
        return names;
    }
}
