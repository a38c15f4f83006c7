package dev.millrace.migrate.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/// Holds the classes of a program, by internal name.
final class ExportedClasses {
    private final Map<String, ClassNode> byName = new LinkedHashMap<>();

    void add(ClassNode node) {
        byName.putIfAbsent(node.name, node);
    }

    @Nullable
    ClassNode find(String name) {
        return byName.get(name);
    }

    static @Nullable MethodNode method(ClassNode node, String name, String descriptor) {
        for (MethodNode each : node.methods) if (each.name.equals(name) && each.desc.equals(descriptor)) return each;
        return null;
    }

    /// Returns whether a class of the program declares the member, or inherits the member within the program.
    boolean declares(String owner, String name, String descriptor, boolean isField) {
        ClassNode node = byName.get(owner);
        if (node == null) return false;
        boolean isHere = isField
                ? node.fields.stream().anyMatch(each -> each.name.equals(name) && each.desc.equals(descriptor))
                : method(node, name, descriptor) != null;
        if (isHere) return true;
        if (name.equals("<init>")) return false;
        return parents(node).stream().anyMatch(each -> declares(each, name, descriptor, isField));
    }

    /// Returns the nearest supertypes of a class that are not part of the program; the class itself if it is not.
    SequencedSet<String> outside(String owner) {
        SequencedSet<String> found = new LinkedHashSet<>();
        addOutside(owner, found);
        return found;
    }

    private void addOutside(String owner, SequencedSet<String> found) {
        ClassNode node = byName.get(owner);
        if (node == null) found.add(owner);
        else parents(node).forEach(each -> addOutside(each, found));
    }

    /// Returns the nearest superclass that is not part of the program.
    String superclass(ClassNode node) {
        ClassNode each = node;
        while (true) {
            if (each.superName == null) return "java/lang/Object";
            ClassNode above = byName.get(each.superName);
            if (above == null) return each.superName;
            each = above;
        }
    }

    /// Returns whether a class or a supertype of the program has a method with a body.
    boolean implementsMethod(ClassNode node, String name, String descriptor) {
        MethodNode found = method(node, name, descriptor);
        if (found != null) return (found.access & Opcodes.ACC_ABSTRACT) == 0;
        return parents(node).stream()
                .map(byName::get)
                .anyMatch(each -> each != null && implementsMethod(each, name, descriptor));
    }

    private static List<String> parents(ClassNode node) {
        List<String> parents = new ArrayList<>();
        if (node.superName != null) parents.add(node.superName);
        parents.addAll(node.interfaces);
        return parents;
    }
}
