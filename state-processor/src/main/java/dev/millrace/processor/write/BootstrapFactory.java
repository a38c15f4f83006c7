package dev.millrace.processor.write;

import dev.millrace.api.type.TypeInformation;
import dev.millrace.processor.savepoint.Part;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.custom.MadeOperatorFactory;
import org.jspecify.annotations.Nullable;

/// Creates a step that fills the state of an operator, and writes the state when its input ends.
public final class BootstrapFactory<IN> extends MadeOperatorFactory<IN, Part> {
    private static final long serialVersionUID = 1L;

    private final Bootstrap bootstrap;
    private final Target target;
    private final @Nullable TypeInformation<?> keyType;

    /// Says where the state is written.
    ///
    /// @param savepoint its directory
    /// @param operator the operator's id
    /// @param number of the operator among the new ones
    public record Target(String savepoint, String operator, int number, long checkpoint)
            implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
    }

    /// @param keyType null if the input has no key
    public BootstrapFactory(Bootstrap bootstrap, Target target, @Nullable TypeInformation<?> keyType) {
        this.bootstrap = bootstrap;
        this.target = target;
        this.keyType = keyType;
    }

    @Override
    public Operator make(OperatorContext context) {
        return new Bootstrapping(bootstrap, target, keyType, context);
    }
}
