/** {@code ./hub patients}: probable duplicates, merges and un-merges at the console. */
@NullMarked
package vn.hamrong.app.patients;

import org.jspecify.annotations.NullMarked;
