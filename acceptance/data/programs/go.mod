module example.org/laboratory

go 1.15
