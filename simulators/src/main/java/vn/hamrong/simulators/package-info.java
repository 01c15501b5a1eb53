/** A province to try the hub on: three invented hospitals, their invented people, and a client that speaks MLLP. */
@NullMarked
package vn.hamrong.simulators;

import org.jspecify.annotations.NullMarked;
