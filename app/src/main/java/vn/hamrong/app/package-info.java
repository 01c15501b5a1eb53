/** The one main(): it wires the rooms of the house and holds no rule of its own. */
@NullMarked
package vn.hamrong.app;

import org.jspecify.annotations.NullMarked;
