"""Prints how long other libraries take for the work of the example `family_time` of the model crate.

A line is `name milliseconds result`; equal results show that both did the same work. Reading tables and whatever the
other side has at hand as well is done before the clock starts.

    python peers.py FOLDER_OF_THE_TABLES
"""

import statistics
import sys
import time
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from demandlib import bdew
from pvlib import atmosphere, iam, irradiance, solarposition
from windpowerlib import density, power_output, temperature, wind_speed

# demandlib makes every warning an error, and newer versions of pandas warn.
warnings.simplefilter("ignore")
warnings.simplefilter = lambda *_: None


def timed(name, library, work, result, runs=20):
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        outcome = work()
        times.append((time.perf_counter() - begin) * 1000)
    print(f"{name} {statistics.median(times):.5f} {result(outcome):.6f} {library}")


def light(folder):
    lines = pd.read_csv(folder / "03_parameters.csv", comment="#", index_col="key")["value"]
    latitude, longitude, altitude = (float(lines[key]) for key in ("latitude", "longitude", "altitude"))
    weather = pd.read_csv(folder / "03a_weather.csv", comment="#", index_col=0, parse_dates=True)
    middle = weather.index + pd.Timedelta(minutes=30)
    pressure = atmosphere.alt2pres(altitude)

    def sun():
        found = solarposition.spa_python(middle, latitude, longitude, altitude, pressure=pressure, delta_t=69.1)
        outside = irradiance.get_extra_radiation(middle, 1366.1, "spencer")
        return found, outside, atmosphere.get_relative_airmass(found["apparent_zenith"])

    timed("solar", "pvlib", sun, lambda it: it[0]["apparent_elevation"].max())
    found, outside, _ = sun()
    ghi, zenith, outside = (it.to_numpy() for it in (weather["ghi_wm2"], found["apparent_zenith"], outside))
    split = lambda: irradiance.erbs(ghi, zenith, datetime_or_doy=middle)  # noqa: E731
    timed("irradiance", "pvlib", split, lambda it: it["dhi"].sum() / 1000)


def module():
    angles = np.arange(8760) / 100
    timed("module", "pvlib", lambda: iam.physical(angles, 1.526, 4.0, 0.002), lambda it: it.sum())


def load():
    work = lambda: bdew.ElecSlp(2025).get_scaled_power_profiles({"h0": 1000})  # noqa: E731
    timed("load", "demandlib", work, lambda it: it["h0"].max())


def wind(folder):
    curves = pd.read_csv(folder / "05a_power_curves.csv", comment="#")
    curve = curves[curves["turbine"] == curves["turbine"].iloc[0]]
    speeds, powers = curve["wind_speed_ms"].reset_index(drop=True), curve["power_w"].reset_index(drop=True)
    series = pd.read_csv(folder / "05c_wind_series.csv", comment="#", index_col=0, parse_dates=True)

    def turbine():
        at_hub = wind_speed.logarithmic_profile(series["v10_ms"], 10, 98.0, 0.15)
        air = temperature.linear_gradient(series["temp_2m_k"], 2, 98.0)
        dense = density.barometric(series["pressure_0m_pa"], 0, 98.0, air)
        return power_output.power_curve(at_hub, speeds, powers, density=dense, density_correction=True)

    timed("wind", "windpowerlib", turbine, lambda it: it.sum() / 1000, runs=5)


def main():
    folder = Path(sys.argv[1])
    light(folder)
    module()
    load()
    wind(folder)


if __name__ == "__main__":
    main()
