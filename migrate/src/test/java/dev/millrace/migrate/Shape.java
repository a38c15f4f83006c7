package dev.millrace.migrate;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares classes without their members: kind, extensibility, supertypes and type parameters.
final class Shape {
    private final NamesTable table;
    private final ClassFiles ours;
    private final Descriptors descriptors;
    private final Inheritance here;
    private final Inheritance there;
    private final Generics genericsHere;
    private final Generics genericsThere;

    Shape(NamesTable table, ClassFiles flink, ClassFiles ours, Descriptors descriptors) {
        this.table = table;
        this.ours = ours;
        this.descriptors = descriptors;
        this.here = new Inheritance(ours);
        this.there = new Inheritance(flink);
        this.genericsHere = new Generics(ours, name -> name);
        this.genericsThere = new Generics(flink, name -> table.ours(name).orElse(name));
    }

    /// Returns what prevents a program from replacing Flink's class by Millrace's; empty if nothing.
    List<String> flaws(String name, ClassModel theirs, ClassModel found) {
        List<String> flaws = new ArrayList<>();
        int flags = Access.flags(found);
        if (!Access.isVisible(flags)) flaws.add("not visible");
        if (Parity.kind(theirs) != Parity.kind(found)) flaws.add("class, interface or enum differ");
        if (parameters(theirs) != parameters(found)) {
            flaws.add("%d type parameters, not %d".formatted(parameters(found), parameters(theirs)));
        } else {
            addGenerics(theirs, found, flaws);
        }
        if (Access.isExtensible(theirs)) addObstacles(theirs, found, flaws);
        boolean isMadeThere = !Access.is(Access.flags(theirs), ClassFile.ACC_ABSTRACT);
        if (isMadeThere && Access.is(flags, ClassFile.ACC_ABSTRACT)) flaws.add("abstract");
        addStrangers(name, theirs, found, flaws);
        return flaws;
    }

    private static int parameters(ClassModel model) {
        return model.findAttribute(Attributes.signature())
                .map(each -> each.asClassSignature().typeParameters().size())
                .orElse(0);
    }

    private void addGenerics(ClassModel theirs, ClassModel found, List<String> flaws) {
        String wanted = genericsThere.parameters(theirs);
        String given = genericsHere.parameters(found);
        if (!wanted.equals(given)) {
            flaws.add("type parameters %s, not %s"
                    .formatted(Descriptors.withoutPackages(given), Descriptors.withoutPackages(wanted)));
        }
        Map<String, String> types = genericsHere.supertypes(found);
        genericsThere.supertypes(theirs).forEach((name, text) -> {
            String here = types.getOrDefault(name, text);
            if (!here.equals(text)) {
                flaws.add("is a %s, not a %s"
                        .formatted(Descriptors.withoutPackages(here), Descriptors.withoutPackages(text)));
            }
        });
    }

    private void addObstacles(ClassModel theirs, ClassModel found, List<String> flaws) {
        boolean isSealed = found.findAttribute(Attributes.permittedSubclasses()).isPresent();
        if (Access.is(Access.flags(found), ClassFile.ACC_FINAL) || isSealed) {
            flaws.add("cannot be extended");
            return;
        }
        Set<String> known = new HashSet<>();
        for (ClassModel model : there.lineage(theirs)) {
            for (MethodModel each : model.methods()) {
                known.add(each.methodName().stringValue()
                        + parametersOf(descriptors.ours(each.methodType().stringValue())));
            }
        }
        for (String asked : abstractMethods(found)) {
            if (!known.contains(asked)) flaws.add("asks for " + asked.substring(0, asked.indexOf('(')) + "()");
        }
    }

    private static String parametersOf(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    /// Returns the methods that a subclass must implement.
    private List<String> abstractMethods(ClassModel found) {
        Set<String> done = new HashSet<>();
        List<String> open = new ArrayList<>();
        for (ClassModel model : here.lineage(found)) {
            for (MethodModel each : model.methods()) {
                String name = each.methodName().stringValue()
                        + parametersOf(each.methodType().stringValue());
                boolean isAbstract = Access.is(each.flags().flagsMask(), ClassFile.ACC_ABSTRACT);
                if (done.add(name) && isAbstract && !isDoneBelow(found, each)) open.add(name);
            }
        }
        return open;
    }

    private boolean isDoneBelow(ClassModel found, MethodModel method) {
        return here.method(
                        found,
                        method.methodName().stringValue(),
                        method.methodType().stringValue())
                .filter(each -> !Access.is(each.flags().flagsMask(), ClassFile.ACC_ABSTRACT))
                .isPresent();
    }

    /// Adds the supertypes that only Flink's class has.
    private void addStrangers(String name, ClassModel theirs, ClassModel found, List<String> flaws) {
        Set<String> is = here.names(found);
        for (String parent : there.names(theirs)) {
            if (parent.equals(name)) continue;
            String wanted = parent;
            if (parent.startsWith("org.apache.flink.")) {
                NameRow row = table.row(parent).orElse(null);
                if (row == null || row.isInternal() || row.ours() == null) continue;
                wanted = table.ours(parent).orElseThrow();
                if (ours.find(wanted).isEmpty()) continue;
            }
            if (!is.contains(wanted)) flaws.add("is no " + Descriptors.simple(wanted));
        }
    }
}
