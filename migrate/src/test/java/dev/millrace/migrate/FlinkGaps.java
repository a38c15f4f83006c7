package dev.millrace.migrate;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what Millrace's API has and Flink's does not have, as rows for the export of programs:
///
/// - `class`: the class has no counterpart
/// - `kind`: one is an interface, and the other is a class
/// - `final`: programs cannot extend Flink's class
/// - `member`: the counterpart has no such method or field with the same types
/// - `abstract`: subclasses and implementations must have this method in Flink only
final class FlinkGaps {
    private static final Pattern MODULES =
            Pattern.compile("dev\\.millrace\\.(api|connector|format|flink1|cep|processor|testkit|metrics)\\..*");
    private static final Pattern CLASS = Pattern.compile("L([^;]+);");
    private static final String OWN = "dev/millrace/";
    private static final Set<String> OF_OBJECT =
            Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");

    private final NamesTable table;
    private final ClassFiles ours;
    private final ClassFiles flink;
    private final Inheritance here;
    private final Inheritance there;
    private final Descriptors descriptors;

    FlinkGaps(NamesTable table, ClassFiles flink, ClassFiles ours) {
        this.table = table;
        this.ours = ours;
        this.flink = flink;
        this.here = new Inheritance(ours);
        this.there = new Inheritance(flink);
        this.descriptors = new Descriptors(table, flink);
    }

    /// Returns the rows in alphabetical order: kind, class, and member with its descriptor, separated by tabs.
    List<String> rows() {
        Set<String> rows = new TreeSet<>();
        for (ClassFiles.Found each : ours.all()) {
            boolean isApi = MODULES.matcher(each.name()).matches() && isVisible(each.model());
            if (isApi) add(each.name(), each.model(), rows);
        }
        return List.copyOf(rows);
    }

    private boolean isVisible(ClassModel model) {
        if (!Access.is(Access.flags(model), ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED)) return false;
        String name = ClassFiles.name(model.thisClass().asInternalName());
        int nested = name.lastIndexOf('$');
        if (nested < 0) return true;
        return ours.find(name.substring(0, nested)).filter(this::isVisible).isPresent();
    }

    private void add(String name, ClassModel model, Set<String> rows) {
        Optional<ClassModel> found = counterpart(name);
        if (found.isEmpty()) {
            rows.add("class\t" + name + "\t");
            return;
        }
        ClassModel theirs = found.get();
        if (isInterface(model) != isInterface(theirs)) rows.add("kind\t" + name + "\t");
        if (Access.isExtensible(model) && !Access.isExtensible(theirs)) rows.add("final\t" + name + "\t");
        for (String each : missingMembers(model, theirs)) rows.add("member\t" + name + "\t" + each);
        if (!Access.isExtensible(model)) return;
        Set<String> asked = abstractMethods(model, here);
        for (String each : abstractMethods(theirs, there)) {
            int type = typeStart(each);
            String translated = each.substring(0, type) + descriptors.ours(each.substring(type));
            if (!asked.contains(translated)) rows.add("abstract\t" + name + "\t" + translated);
        }
    }

    private static boolean isInterface(ClassModel model) {
        return Access.is(model.flags().flagsMask(), ClassFile.ACC_INTERFACE);
    }

    private Optional<ClassModel> counterpart(String name) {
        return table.flinks(name).flatMap(flink::find);
    }

    private Set<String> missingMembers(ClassModel model, ClassModel theirs) {
        Set<String> known = members(theirs, there, false);
        Set<String> missing = new TreeSet<>();
        for (String each : members(model, here, true)) {
            Optional<String> translated = flinks(each);
            if (translated.isEmpty() || !known.contains(translated.get())) missing.add(each.substring(1));
        }
        return missing;
    }

    /// Returns all visible members with inherited ones; each has a prefix that tells static members from others.
    private Set<String> members(ClassModel start, Inheritance classes, boolean onlyOurs) {
        Set<String> found = new TreeSet<>();
        for (ClassModel model : classes.lineage(start)) {
            boolean isOurs = model.thisClass().asInternalName().startsWith(OWN);
            if (onlyOurs && !isOurs) continue;
            for (MethodModel each : model.methods()) {
                int flags = each.flags().flagsMask();
                boolean isInherited = model != start
                        && (Access.isConstructor(each) || isInterface(model) && Access.is(flags, ClassFile.ACC_STATIC));
                boolean isCallable = onlyOurs ? Access.isVisible(flags) : isReachable(flags);
                if (isInherited || !isCallable) continue;
                found.add(prefix(flags)
                        + each.methodName().stringValue()
                        + each.methodType().stringValue());
            }
            for (FieldModel each : model.fields()) {
                int flags = each.flags().flagsMask();
                if (!(onlyOurs ? Access.isVisible(flags) : isReachable(flags))) continue;
                found.add(prefix(flags)
                        + each.fieldName().stringValue() + ":"
                        + each.fieldType().stringValue());
            }
        }
        return found;
    }

    /// A call may also resolve to a method that the compiler generated.
    private static boolean isReachable(int flags) {
        return Access.is(flags, ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED);
    }

    private static String prefix(int flags) {
        return Access.is(flags, ClassFile.ACC_STATIC) ? "s" : "i";
    }

    /// Returns a member with Flink's names; empty if it names a class without a counterpart.
    private Optional<String> flinks(String member) {
        String type = member.substring(typeStart(member));
        if (CLASS.matcher(type).results().anyMatch(each -> isHomeless(each.group(1)))) return Optional.empty();
        return Optional.of(
                member.substring(0, typeStart(member)) + CLASS.matcher(type).replaceAll(this::flinks));
    }

    /// Returns where the descriptor of a member begins.
    private static int typeStart(String member) {
        int method = member.indexOf('(');
        return method >= 0 ? method : member.indexOf(':') + 1;
    }

    private boolean isHomeless(String internalName) {
        return internalName.startsWith(OWN)
                && counterpart(ClassFiles.name(internalName)).isEmpty();
    }

    private String flinks(MatchResult type) {
        String name = ClassFiles.name(type.group(1));
        return Matcher.quoteReplacement("L" + table.flinks(name).orElse(name).replace('.', '/') + ";");
    }

    /// Returns the methods that a class without `abstract` must have.
    private static Set<String> abstractMethods(ClassModel start, Inheritance classes) {
        Set<String> open = new TreeSet<>();
        for (ClassModel model : classes.lineage(start)) {
            for (MethodModel each : model.methods()) {
                String name = each.methodName().stringValue();
                String type = each.methodType().stringValue();
                if (!Access.is(each.flags().flagsMask(), ClassFile.ACC_ABSTRACT)) continue;
                boolean isDone = classes.method(start, name, type)
                        .filter(resolved -> !Access.is(resolved.flags().flagsMask(), ClassFile.ACC_ABSTRACT))
                        .isPresent();
                if (!isDone && !OF_OBJECT.contains(name + type)) open.add(name + type);
            }
        }
        return open;
    }

    /// Returns the text of the file.
    List<String> file() {
        List<String> lines = new ArrayList<>();
        lines.add("# What Millrace's API has and Flink 2.3 does not have. MissingInFlinkTest writes this file; see"
                + " FlinkGaps.");
        lines.addAll(rows());
        return lines;
    }
}
