/// CSV and JSON lines to objects and back, with a policy for records that are not what they should be.
@NullMarked
package dev.millrace.format.text;

import org.jspecify.annotations.NullMarked;
