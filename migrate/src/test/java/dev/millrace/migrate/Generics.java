package dev.millrace.migrate;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.Signature.ClassTypeSig;
import java.lang.classfile.Signature.TypeArg;
import java.lang.classfile.Signature.TypeParam;
import java.lang.classfile.attribute.InnerClassInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Writes generic signatures as comparable text: classes have Millrace's names, and the names of type variables
/// depend only on their position.
final class Generics {
    private static final String OBJECT = "java.lang.Object";

    private final ClassFiles classes;
    private final UnaryOperator<String> names;

    /// @param names returns the name of a class in the text
    Generics(ClassFiles classes, UnaryOperator<String> names) {
        this.classes = classes;
        this.names = names;
    }

    /// Returns the type parameters of a class with their bounds.
    String parameters(ClassModel model) {
        Map<String, String> variables = variables(model);
        return signature(model)
                .map(each -> parameters(each.typeParameters(), variables))
                .orElse("");
    }

    /// Returns all direct and indirect supertypes of a class with their type arguments, by class name.
    Map<String, String> supertypes(ClassModel start) {
        Map<String, String> found = new LinkedHashMap<>();
        addSupertypes(start, variables(start), found);
        return found;
    }

    private void addSupertypes(ClassModel model, Map<String, String> variables, Map<String, String> found) {
        for (ClassTypeSig parent : parents(model)) {
            String name = binaryName(parent);
            boolean isNew = found.putIfAbsent(names.apply(name), text(parent, variables)) == null;
            if (isNew) {
                classes.find(name).ifPresent(next -> addSupertypes(next, arguments(next, parent, variables), found));
            }
        }
    }

    /// Returns the signature of a method from the view of a class that declares or inherits it; empty for
    /// compiler-generated methods.
    Optional<String> method(ClassModel start, MethodModel method) {
        if (Access.is(method.flags().flagsMask(), ClassFile.ACC_SYNTHETIC)) return Optional.empty();
        return owned(start, method.parent().orElseThrow()).map(known -> {
            MethodSignature signature = method.findAttribute(Attributes.signature())
                    .map(each -> each.asMethodSignature())
                    .orElseGet(() -> MethodSignature.of(method.methodTypeSymbol()));
            Map<String, String> variables = new HashMap<>(known);
            addVariables("M", signature.typeParameters(), variables);
            String parameters = parameters(signature.typeParameters(), variables);
            String arguments = signature.arguments().stream()
                    .map(each -> text(each, variables))
                    .collect(Collectors.joining(", ", "(", ")"));
            return (parameters.isEmpty() ? "" : parameters + " ") + text(signature.result(), variables) + " "
                    + arguments;
        });
    }

    /// Returns the type of a field from the view of a class that declares or inherits it.
    Optional<String> field(ClassModel start, FieldModel field) {
        return owned(start, field.parent().orElseThrow()).map(variables -> {
            Signature type = field.findAttribute(Attributes.signature())
                    .map(each -> each.asTypeSignature())
                    .orElseGet(() -> Signature.of(field.fieldTypeSymbol()));
            return text(type, variables);
        });
    }

    /// Returns the text of each type variable of a supertype; empty if the class inherits the raw type.
    private Optional<Map<String, String>> owned(ClassModel start, ClassModel owner) {
        return owned(start, variables(start), owner);
    }

    private Optional<Map<String, String>> owned(ClassModel model, Map<String, String> variables, ClassModel owner) {
        if (model.thisClass().asInternalName().equals(owner.thisClass().asInternalName())) {
            return Optional.of(variables);
        }
        for (ClassTypeSig parent : parents(model)) {
            Optional<Map<String, String>> found = classes.find(binaryName(parent))
                    .filter(next -> !isRaw(next, parent))
                    .flatMap(next -> owned(next, arguments(next, parent, variables), owner));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static boolean isRaw(ClassModel model, ClassTypeSig use) {
        return use.typeArgs().isEmpty()
                && signature(model)
                        .filter(each -> !each.typeParameters().isEmpty())
                        .isPresent();
    }

    private Map<String, String> arguments(ClassModel model, ClassTypeSig use, Map<String, String> variables) {
        Map<String, String> known = new HashMap<>();
        List<TypeParam> parameters =
                signature(model).map(ClassSignature::typeParameters).orElse(List.of());
        for (int i = 0; i < parameters.size() && i < use.typeArgs().size(); i++) {
            known.put(parameters.get(i).identifier(), text(use.typeArgs().get(i), variables));
        }
        return known;
    }

    private static List<ClassTypeSig> parents(ClassModel model) {
        List<ClassTypeSig> parents = new ArrayList<>();
        Optional<ClassSignature> signature = signature(model);
        if (signature.isPresent()) {
            parents.add(signature.get().superclassSignature());
            parents.addAll(signature.get().superinterfaceSignatures());
            return parents;
        }
        model.superclass().ifPresent(each -> parents.add(ClassTypeSig.of(each.asSymbol())));
        model.interfaces().forEach(each -> parents.add(ClassTypeSig.of(each.asSymbol())));
        return parents;
    }

    private static Optional<ClassSignature> signature(ClassModel model) {
        return model.findAttribute(Attributes.signature()).map(each -> each.asClassSignature());
    }

    /// Returns the text of the type variables in scope: those of a class and, for an inner class, of its
    /// outer classes.
    private Map<String, String> variables(ClassModel model) {
        return variables(model, 0);
    }

    private Map<String, String> variables(ClassModel model, int depth) {
        Map<String, String> known = new HashMap<>();
        Access.innerClass(model)
                .filter(each -> !Access.is(each.flagsMask(), ClassFile.ACC_STATIC))
                .flatMap(InnerClassInfo::outerClass)
                .flatMap(each -> classes.find(ClassFiles.name(each.asInternalName())))
                .ifPresent(outer -> known.putAll(variables(outer, depth + 1)));
        signature(model).ifPresent(each -> addVariables("T".repeat(depth + 1), each.typeParameters(), known));
        return known;
    }

    private static void addVariables(String prefix, List<TypeParam> parameters, Map<String, String> known) {
        for (int i = 0; i < parameters.size(); i++) {
            known.put(parameters.get(i).identifier(), prefix + (i + 1));
        }
    }

    private String parameters(List<TypeParam> parameters, Map<String, String> variables) {
        if (parameters.isEmpty()) return "";
        return parameters.stream().map(each -> parameter(each, variables)).collect(Collectors.joining(", ", "<", ">"));
    }

    private String parameter(TypeParam parameter, Map<String, String> variables) {
        List<String> bounds = new ArrayList<>();
        parameter.classBound().ifPresent(each -> bounds.add(text(each, variables)));
        parameter.interfaceBounds().forEach(each -> bounds.add(text(each, variables)));
        bounds.remove(OBJECT);
        String name = variables.getOrDefault(parameter.identifier(), parameter.identifier());
        return bounds.isEmpty() ? name : name + " extends " + String.join(" & ", bounds);
    }

    private String text(Signature signature, Map<String, String> variables) {
        return switch (signature) {
            case Signature.BaseTypeSig base -> Descriptors.primitive(String.valueOf(base.baseType()));
            case Signature.ArrayTypeSig array -> text(array.componentSignature(), variables) + "[]";
            case Signature.TypeVarSig variable -> variables.getOrDefault(variable.identifier(), variable.identifier());
            case ClassTypeSig type -> names.apply(binaryName(type)) + arguments(type, variables);
        };
    }

    private String arguments(ClassTypeSig type, Map<String, String> variables) {
        String outer = type.outerType().map(each -> arguments(each, variables)).orElse("");
        if (type.typeArgs().isEmpty()) return outer;
        return outer
                + type.typeArgs().stream()
                        .map(each -> text(each, variables))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private String text(TypeArg argument, Map<String, String> variables) {
        return switch (argument) {
            case TypeArg.Unbounded _ -> "?";
            case TypeArg.Bounded bounded -> {
                String bound = text(bounded.boundType(), variables);
                yield switch (bounded.wildcardIndicator()) {
                    case NONE -> bound;
                    case EXTENDS -> bound.equals(OBJECT) ? "?" : "? extends " + bound;
                    case SUPER -> "? super " + bound;
                };
            }
        };
    }

    private static String binaryName(ClassTypeSig type) {
        return type.outerType()
                .map(outer -> binaryName(outer) + "$" + type.className())
                .orElseGet(() -> ClassFiles.name(type.className()));
    }
}
