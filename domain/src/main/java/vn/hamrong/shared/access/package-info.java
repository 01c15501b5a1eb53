/** Who may read another facility's data on a patient, on what ground and how long. */
@NullMarked
package vn.hamrong.shared.access;

import org.jspecify.annotations.NullMarked;
