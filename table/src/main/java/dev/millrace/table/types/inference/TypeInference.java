package dev.millrace.table.types.inference;

import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Contains the rules for the types of the arguments, the states and the result of a function.
public final class TypeInference {
    private final @Nullable List<StaticArgument> staticArguments;
    private final InputTypeStrategy inputTypeStrategy;
    private final LinkedHashMap<String, StateTypeStrategy> stateTypeStrategies;
    private final TypeStrategy outputTypeStrategy;
    private final boolean disableSystemArguments;

    private TypeInference(Builder builder, InputTypeStrategy input, TypeStrategy output) {
        this.staticArguments = builder.arguments();
        this.inputTypeStrategy = input;
        this.stateTypeStrategies = builder.states;
        this.outputTypeStrategy = output;
        this.disableSystemArguments = builder.disableSystemArguments;
    }

    /// Returns a builder.
    public static Builder newBuilder() {
        return new Builder();
    }

    /// Returns the arguments with fixed names and types, if the function has only one signature.
    public Optional<List<StaticArgument>> getStaticArguments() {
        return Optional.ofNullable(staticArguments);
    }

    /// Returns the rule for the arguments.
    public InputTypeStrategy getInputTypeStrategy() {
        return inputTypeStrategy;
    }

    /// Returns the rules for the states by name.
    public LinkedHashMap<String, StateTypeStrategy> getStateTypeStrategies() {
        return stateTypeStrategies;
    }

    /// Returns the rule for the result.
    public TypeStrategy getOutputTypeStrategy() {
        return outputTypeStrategy;
    }

    /// Returns whether a process table function lacks the arguments `on_time` and `uid`.
    public boolean disableSystemArguments() {
        return disableSystemArguments;
    }

    /// Returns the names of the arguments, if they are fixed.
    public Optional<List<String>> getNamedArguments() {
        return getStaticArguments()
                .map(all -> all.stream().map(StaticArgument::getName).toList());
    }

    /// Returns the types of the arguments, if they are fixed.
    public Optional<List<DataType>> getTypedArguments() {
        return getStaticArguments()
                .filter(all -> all.stream().allMatch(each -> each.getDataType().isPresent()))
                .map(all -> all.stream()
                        .map(each -> each.getDataType().orElseThrow())
                        .toList());
    }

    /// Returns which arguments may be left out, if the arguments are fixed.
    public Optional<List<Boolean>> getOptionalArguments() {
        return getStaticArguments()
                .map(all -> all.stream().map(StaticArgument::isOptional).toList());
    }

    /// Returns the rule for the accumulator, which is the first state.
    public Optional<TypeStrategy> getAccumulatorTypeStrategy() {
        return stateTypeStrategies.values().stream().findFirst().map(each -> each);
    }

    /// Builds rules.
    public static final class Builder {
        private @Nullable List<StaticArgument> staticArguments;
        private @Nullable List<String> names;
        private @Nullable List<Boolean> optionals;
        private @Nullable List<DataType> types;
        private @Nullable InputTypeStrategy input;
        private LinkedHashMap<String, StateTypeStrategy> states = new LinkedHashMap<>();
        private @Nullable TypeStrategy output;
        private boolean disableSystemArguments;

        /// Creates a builder.
        public Builder() {}

        /// Sets the arguments with fixed names and types.
        public Builder staticArguments(StaticArgument... arguments) {
            return staticArguments(List.of(arguments));
        }

        /// Sets the arguments with fixed names and types.
        public Builder staticArguments(List<StaticArgument> arguments) {
            this.staticArguments = List.copyOf(arguments);
            return this;
        }

        /// Sets the rule for the arguments.
        public Builder inputTypeStrategy(InputTypeStrategy inputTypeStrategy) {
            this.input = inputTypeStrategy;
            return this;
        }

        /// Sets the rule for the accumulator.
        public Builder accumulatorTypeStrategy(TypeStrategy accumulatorTypeStrategy) {
            states.put("acc", StateTypeStrategy.of(accumulatorTypeStrategy));
            return this;
        }

        /// Sets the rules for the states by name.
        public Builder stateTypeStrategies(LinkedHashMap<String, StateTypeStrategy> stateTypeStrategies) {
            this.states = stateTypeStrategies;
            return this;
        }

        /// Sets whether a process table function lacks the arguments `on_time` and `uid`.
        public Builder disableSystemArguments(boolean disableSystemArguments) {
            this.disableSystemArguments = disableSystemArguments;
            return this;
        }

        /// Sets the rule for the result.
        public Builder outputTypeStrategy(TypeStrategy outputTypeStrategy) {
            this.output = outputTypeStrategy;
            return this;
        }

        /// Sets the names of the arguments.
        public Builder namedArguments(List<String> argumentNames) {
            this.names = List.copyOf(argumentNames);
            return this;
        }

        /// Sets the names of the arguments.
        public Builder namedArguments(String... argumentNames) {
            return namedArguments(List.of(argumentNames));
        }

        /// Sets which arguments may be left out.
        public Builder optionalArguments(List<Boolean> optionalArguments) {
            this.optionals = List.copyOf(optionalArguments);
            return this;
        }

        /// Sets the types of the arguments.
        public Builder typedArguments(List<DataType> argumentTypes) {
            this.types = List.copyOf(argumentTypes);
            return this;
        }

        /// Sets the types of the arguments.
        public Builder typedArguments(DataType... argumentTypes) {
            return typedArguments(List.of(argumentTypes));
        }

        private @Nullable List<StaticArgument> arguments() {
            List<StaticArgument> known = staticArguments;
            if (known != null) return known;
            List<DataType> typed = types;
            if (typed == null) return null;
            List<StaticArgument> arguments = new ArrayList<>();
            for (int i = 0; i < typed.size(); i++) {
                String name = names == null ? "arg" + i : names.get(i);
                arguments.add(StaticArgument.scalar(name, typed.get(i), optionals != null && optionals.get(i)));
            }
            return List.copyOf(arguments);
        }

        /// Returns the rules.
        ///
        /// @throws ValidationException if there is no rule for the result
        public TypeInference build() {
            TypeStrategy result = output;
            if (result == null) throw new ValidationException("The type inference of a function lacks an output type.");
            List<StaticArgument> arguments = arguments();
            InputTypeStrategy rule = input;
            if (rule == null) rule = arguments == null ? new AnyArguments() : new FixedArguments(arguments);
            return new TypeInference(this, rule, result);
        }
    }
}
