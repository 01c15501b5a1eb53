/** Dossiers of the health insurance, in this process alone. */
@NullMarked
package vn.hamrong.bench.bhyt;

import org.jspecify.annotations.NullMarked;
