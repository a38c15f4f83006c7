package dev.millrace.processor.write;

import dev.millrace.processor.savepoint.Assembly;
import dev.millrace.processor.savepoint.Part;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.custom.MadeOperatorFactory;
import java.util.Comparator;
import java.util.TreeSet;

/// Creates the step that assembles a savepoint when all its parts are complete. The step emits nothing.
public final class AssemblyFactory extends MadeOperatorFactory<Part, Part> {
    private static final long serialVersionUID = 1L;

    private final Assembly assembly;

    public AssemblyFactory(Assembly assembly) {
        this.assembly = assembly;
    }

    @Override
    public Operator make(OperatorContext context) {
        return new Assembling(assembly, context);
    }

    private static final class Assembling implements FilledInput<Part> {
        private final Assembly assembly;
        private final OperatorContext context;
        private final TreeSet<Part> parts =
                new TreeSet<>(Comparator.comparingInt(Part::operator).thenComparingInt(Part::subtask));

        Assembling(Assembly assembly, OperatorContext context) {
            this.assembly = assembly;
            this.context = context;
        }

        @Override
        public void record(Part part, long timestamp) {
            if (part.operator() >= 0) parts.add(part);
        }

        @Override
        public void end() {
            try {
                assembly.write(context.host(), parts);
            } catch (Throwable thrown) {
                throw context.failures().during(thrown, "while the savepoint was put together");
            }
            context.control().end();
        }
    }
}
