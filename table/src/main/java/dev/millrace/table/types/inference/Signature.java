package dev.millrace.table.types.inference;

import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.TableSymbol;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Is the list of the arguments of a function for messages.
public final class Signature {
    private final List<Argument> arguments;

    private Signature(List<Argument> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /// Returns a signature.
    public static Signature of(Argument... arguments) {
        return new Signature(List.of(arguments));
    }

    /// Returns a signature.
    public static Signature of(List<Argument> arguments) {
        return new Signature(arguments);
    }

    /// Returns the arguments.
    public List<Argument> getArguments() {
        return arguments;
    }

    /// Returns the text of a call.
    String text(String function) {
        return arguments.stream().map(Argument::toString).collect(Collectors.joining(", ", function + "(", ")"));
    }

    /// Is an argument: a type or a group of types, and perhaps a name.
    public static final class Argument {
        private final @Nullable String name;
        private final String type;

        private Argument(@Nullable String name, String type) {
            this.name = name;
            this.type = type;
        }

        /// Returns an argument with a name and the text of a type.
        public static Argument of(String name, String type) {
            return new Argument(name, type);
        }

        /// Returns an argument with a name and a type.
        public static Argument of(String name, LogicalType type) {
            return of(name, type.asSummaryString());
        }

        /// Returns an argument with a name that may be repeated.
        public static Argument ofVarying(String name, String type) {
            return of(name, type + "...");
        }

        /// Returns an argument with the text of a type.
        public static Argument of(String type) {
            return new Argument(null, type);
        }

        /// Returns an argument with a type.
        public static Argument of(LogicalType type) {
            return of(type.asSummaryString());
        }

        /// Returns an argument that may be repeated.
        public static Argument ofVarying(String type) {
            return of(type + "...");
        }

        /// Returns an argument with a name and a group of types.
        public static Argument ofGroup(String name, String typeGroup) {
            return of(name, "<" + typeGroup + ">");
        }

        /// Returns an argument with a name and a root.
        public static Argument ofGroup(String name, LogicalTypeRoot root) {
            return ofGroup(name, root.toString());
        }

        /// Returns an argument with a name and a family.
        public static Argument ofGroup(String name, LogicalTypeFamily family) {
            return ofGroup(name, family.toString());
        }

        /// Returns an argument with a name whose values are symbols.
        public static Argument ofGroup(String name, Class<? extends Enum<? extends TableSymbol>> symbol) {
            return ofGroup(name, symbol.getSimpleName());
        }

        /// Returns an argument with a name and a group of types that may be repeated.
        public static Argument ofGroupVarying(String name, String typeGroup) {
            return of(name, "<" + typeGroup + ">...");
        }

        /// Returns an argument with a group of types.
        public static Argument ofGroup(String typeGroup) {
            return of("<" + typeGroup + ">");
        }

        /// Returns an argument with a root.
        public static Argument ofGroup(LogicalTypeRoot root) {
            return ofGroup(root.toString());
        }

        /// Returns an argument with a family.
        public static Argument ofGroup(LogicalTypeFamily family) {
            return ofGroup(family.toString());
        }

        /// Returns an argument whose values are symbols.
        public static Argument ofGroup(Class<? extends Enum<? extends TableSymbol>> symbol) {
            return ofGroup(symbol.getSimpleName());
        }

        /// Returns an argument with a group of types that may be repeated.
        public static Argument ofGroupVarying(String typeGroup) {
            return of("<" + typeGroup + ">...");
        }

        /// Returns the name, if there is one.
        public Optional<String> getName() {
            return Optional.ofNullable(name);
        }

        /// Returns the type.
        public String getType() {
            return type;
        }

        @Override
        public String toString() {
            return name == null ? type : name + " " + type;
        }
    }
}
