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

/// Finds members in a class or in what it inherits from.
final class Inheritance {
    private final ClassFiles classes;

    Inheritance(ClassFiles classes) {
        this.classes = classes;
    }

    /// The method that a call would reach. What Object does by itself counts for nothing: a class that says how it is
    /// equal is not matched by one that does not.
    Optional<MethodModel> method(ClassModel start, String name, String descriptor) {
        List<MethodModel> found = methods(start, name, descriptor);
        return found.stream()
                .filter(each -> !Access.is(each.flags().flagsMask(), ClassFile.ACC_ABSTRACT))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /// The same method as people have written it: compilers add methods without generic types.
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

    /// The field that an access would reach.
    Optional<FieldModel> field(ClassModel start, String name, String descriptor) {
        return lineage(start).stream()
                .flatMap(model -> model.fields().stream())
                .filter(each -> each.fieldName().equalsString(name))
                .filter(each -> each.fieldType().equalsString(descriptor))
                .findFirst();
    }

    /// A class, its superclasses from the nearest on, then all their interfaces.
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

    /// The names of a class and all that it extends or implements.
    Set<String> names(ClassModel start) {
        Set<String> names = new LinkedHashSet<>();
        for (ClassModel model : lineage(start)) {
            names.add(ClassFiles.name(model.thisClass().asInternalName()));
            names.addAll(Access.parents(model));
        }
        return names;
    }
}
