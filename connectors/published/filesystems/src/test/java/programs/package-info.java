/// Contains programs that tests pack into jars.
@NullMarked
package programs;

import org.jspecify.annotations.NullMarked;
