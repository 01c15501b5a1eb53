/**
 * Dossiers of the health insurance as an invented hospital sends them: {@link vn.hamrong.simulators.bhyt.Dossiers} gives as many
 * as wanted, all tables among them, each without a fault.
 */
@NullMarked
package vn.hamrong.simulators.bhyt;

import org.jspecify.annotations.NullMarked;
