// One after another: they share a browser and two cores, and some measure time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
