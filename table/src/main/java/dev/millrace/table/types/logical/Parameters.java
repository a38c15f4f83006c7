package dev.millrace.table.types.logical;

import dev.millrace.table.fault.TableFaults;
import dev.millrace.table.fault.ValidationException;

/// Checks the parameters of types.
final class Parameters {
    private Parameters() {}

    /// Returns the value if it is in its range.
    static int inRange(String type, String parameter, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ValidationException(TableFaults.PARAMETER
                    .what("The %s of %s is %d.", parameter, type, value)
                    .why("it must be from %d to %d", least, most)
                    .fix("Choose a %s in this range.", parameter));
        }
        return value;
    }
}
